"""How large things may grow. The numbers are read off the tree, so they cannot rot."""

from tests.house.tree import ROOT, code, function_sizes, longer_than, module_sizes, percentile, python_under


def test_a_module_is_never_longer_than_four_hundred_lines():
    assert longer_than(400, module_sizes(code())) == []


def test_half_of_all_modules_have_a_hundred_lines_or_fewer():
    assert percentile(0.5, module_sizes(code())) <= 100


def test_nine_modules_in_ten_have_two_hundred_and_fifty_lines_or_fewer():
    assert percentile(0.9, module_sizes(code())) <= 250


def test_a_function_is_never_longer_than_fifty_lines():
    assert longer_than(50, function_sizes(code())) == []


def test_half_of_all_functions_have_ten_lines_or_fewer():
    assert percentile(0.5, function_sizes(code())) <= 10


def test_nine_functions_in_ten_have_thirty_lines_or_fewer():
    assert percentile(0.9, function_sizes(code())) <= 30


def test_a_page_is_never_longer_than_eighty_lines():
    assert longer_than(80, module_sizes(python_under("pages"))) == []


def test_the_launcher_is_never_longer_than_sixty_lines():
    assert longer_than(60, module_sizes(python_under("app.py"))) == []


def test_a_test_is_never_longer_than_fifty_lines():
    assert longer_than(50, function_sizes(python_under("tests"), prefix="test_")) == []


def test_half_of_all_tests_have_fifteen_lines_or_fewer():
    assert percentile(0.5, function_sizes(python_under("tests"), prefix="test_")) <= 15


def test_nine_tests_in_ten_have_thirty_five_lines_or_fewer():
    assert percentile(0.9, function_sizes(python_under("tests"), prefix="test_")) <= 35


def test_the_caps_are_read_from_a_tree_that_has_code_in_it():
    assert len(function_sizes(code())) > 20, f"found next to no functions under {ROOT}"
