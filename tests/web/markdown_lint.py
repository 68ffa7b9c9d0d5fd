"""Reads our own pages and finds every label, title or sentence that could carry somebody else's words into Markdown.

What may stand where Streamlit reads Markdown:
- a literal, a CONSTANT, or an entry of one
- a call of plain(), or of a function of ours declared to return Words; an attribute declared as Words
- anything from simulator.ui.words, as long as what is handed to its `listed`, `note` and `sentence` may stand here too
- a number: len(), round(), formatted as one like {share:.0%}, or an attribute or parameter declared as int or float
- what is put together of these: f-strings, +, x if y else z, " ".join(…), a name that was only ever given such
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

NAMES = """
    markdown write html caption error warning info success header subheader title toast badge latex exception table json
    button form_submit_button download_button link_button menu_button checkbox toggle feedback write_stream
    text_input text_area number_input date_input time_input datetime_input slider select_slider chat_input file_uploader
    expander popover spinner status dialog radio pills segmented_control selectbox multiselect tabs
"""
DRAWS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(NAMES.split(), (0,)),
    "metric": (0, 1, 2),
    "progress": (1,),
    "page_link": (1,),
    "Page": (),
}
"""Each method that draws, and the positions of what it reads as Markdown."""
KEYWORDS = ("label", "body", "help", "text", "title", "caption", "captions")
"""Read as Markdown under whichever method."""
OPTIONS_ARE_MARKDOWN = ("radio", "pills", "segmented_control")
NUMBERS = ("len", "round", "int", "sum", "abs")
HARMLESS_METHODS = ("capitalize", "lower", "upper", "strip", "format")
WORDS_MODULE = "simulator.ui.words"
HANDED_ON = ("listed", "note", "sentence")
"""Functions of that module that give back the words they were given."""
DRAWABLE = re.compile(
    r"(st|\w*(column|col|box|place|slot|left|right|tab|container|form|panel|side|body|head|foot|expected|happened)s?)"
)
SAFE_TYPES = frozenset({"int", "float", "bool", "Words", "None"})


@dataclass(frozen=True)
class Declared:
    """What our own classes and functions promise, by name."""

    functions: frozenset[str]
    """Declared to return Words, or a number, wherever the name is defined."""
    attributes: frozenset[str]


def declared(paths: Iterable[Path]) -> Declared:
    """A name counts only where every declaration of it, in all `paths`, is safe."""
    functions: dict[str, set[str]] = defaultdict(set)
    attributes: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.FunctionDef(name=name, returns=returns):
                    functions[name] |= _types(returns)
                    attributes[name] |= _types(returns)
                case ast.ClassDef(body=body):
                    for part in body:
                        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                            attributes[part.target.id] |= _types(part.annotation)
    return Declared(_safe_names(functions), _safe_names(attributes))


@dataclass
class Reader:
    """One file and its faults, as `file:line: what`."""

    path: Path
    declared: Declared
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.path.read_text(encoding="utf-8"))
        self.from_words = _imported_from(self.tree, WORDS_MODULE)

    def faults(self) -> list[str]:
        return [
            f"{'/'.join(self.path.parts[-2:])}:{part.lineno}: {ast.unparse(call.func)}({ast.unparse(part)[:70]})"
            for scope, call in _calls(self.tree)
            for part in _markdown_parts(call)
            if not Judge(self, scope).passes(part)
        ]


@dataclass
class Judge:
    """Whether an expression may stand where Markdown is read, seen from the function it stands in."""

    reader: Reader
    scope: ast.AST
    asked: set[str] = field(default_factory=set)

    def passes(self, node: ast.expr | None) -> bool:
        match node:
            case None | ast.Constant():
                return True
            case ast.FormattedValue(value=value, format_spec=spec):
                return _is_number_format(spec) or self.passes(value)
            case ast.Call():
                return self.passes_call(node)
            case ast.Attribute(attr=name, value=value):
                return name.isupper() or name in self.reader.declared.attributes or _is_words_module(value)
            case ast.Name(id=name):
                return name.isupper() or name in self.reader.from_words or self.passes_name(name)
            case _:
                parts = _parts(node)
                return parts is not None and all(map(self.passes, parts))

    def passes_call(self, call: ast.Call) -> bool:
        match call.func:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in HANDED_ON:
                return all(map(self.passes, call.args))
            case ast.Name(id=name):
                known = name in ("plain", "Words", *NUMBERS) or name in self.reader.declared.functions
                return known or name in self.reader.from_words
            case ast.Attribute(attr="join", value=ast.Constant()):
                return all(map(self.passes, call.args))
            case ast.Attribute(attr="get", value=mapping):
                return self.passes(mapping) and all(map(self.passes, call.args[1:]))
            case ast.Attribute(attr=name, value=value) if name in HARMLESS_METHODS:
                return self.passes(value) and all(map(self.passes, call.args))
            case ast.Attribute(attr=name, value=value):
                return name == "plain" or name in self.reader.declared.functions or _is_words_module(value)
            case _:
                return False

    def passes_name(self, name: str) -> bool:
        """Every value the name is given in its function may stand here; a parameter must be declared as safe."""
        if name in self.asked or name in self.reader.declared.functions:
            return True
        self.asked.add(name)
        parameters = _parameter_types(name, self.scope)
        given = list(_values_given(name, self.scope))
        known = bool(given) or bool(parameters)
        return known and all(types <= SAFE_TYPES for types in parameters) and all(map(self.passes, given))


def _parts(node: ast.expr) -> list[ast.expr] | None:
    """What an expression is put together of; None for a kind that nobody vouches for."""
    match node:
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
        case ast.Dict(values=parts):
            return parts
        case ast.IfExp(body=left, orelse=right) | ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Subscript(value=part) | ast.GeneratorExp(elt=part) | ast.ListComp(elt=part) | ast.Starred(value=part):
            return [part]
        case _:
            return None


def _calls(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Every call that draws, with the function it stands in."""

    def walk(node: ast.AST, scope: ast.AST) -> Iterator[tuple[ast.AST, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and _draws(child):
                yield scope, child
            yield from walk(child, child if isinstance(child, ast.FunctionDef) else scope)

    return walk(tree, tree)


def _draws(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr=name, value=on) if name in DRAWS:
            return DRAWABLE.fullmatch(re.split(r"[\[(]", ast.unparse(on))[0].split(".")[-1]) is not None
        case _:
            return False


def _markdown_parts(call: ast.Call) -> Iterator[ast.expr]:
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    for place in DRAWS[method]:
        yield from call.args[place : place + 1]
    for keyword in call.keywords:
        if keyword.arg in KEYWORDS or (keyword.arg == "format_func" and method in OPTIONS_ARE_MARKDOWN):
            yield keyword.value.body if isinstance(keyword.value, ast.Lambda) else keyword.value


def _values_given(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield value
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                yield from (v for t, v in zip(targets, values, strict=False) if _binds(t, name))
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value) if target == name:
                yield value
            case ast.AugAssign(target=ast.Name(id=target), value=value) if target == name:
                yield value
            case ast.NamedExpr(target=ast.Name(id=target), value=value) if target == name:
                yield value
            case ast.Call(func=ast.Attribute(attr="append" | "extend", value=ast.Name(id=target)), args=[value]):
                yield from [value] if target == name else []
            case ast.For(target=bound, iter=source) | ast.comprehension(target=bound, iter=source):
                yield from [_iterated(source)] if _binds(bound, name) else []


def _iterated(source: ast.expr) -> ast.expr:
    match source:
        case ast.Call(func=ast.Attribute(attr="items" | "values", value=mapping)):
            return mapping
        case _:
            return source


def _parameter_types(name: str, scope: ast.AST) -> list[set[str]]:
    if not isinstance(scope, ast.FunctionDef):
        return []
    arguments = (*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs)
    return [_types(argument.annotation) for argument in arguments if argument.arg == name]


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))


def _types(annotation: ast.expr | None) -> set[str]:
    """The names in `A | B`; what is not declared is anything."""
    if annotation is None:
        return {"anything"}
    return {part.strip() for part in ast.unparse(annotation).strip("'\"").split("|")}


def _safe_names(found: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset(name for name, types in found.items() if types <= SAFE_TYPES and types != {"None"})


def _is_words_module(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id == "words"


def _is_number_format(spec: ast.expr | None) -> bool:
    return spec is not None and re.fullmatch(r"[+,_0-9.]*[dfe%]", ast.unparse(spec).strip("f'\"")) is not None


def _imported_from(tree: ast.Module, module: str) -> frozenset[str]:
    return frozenset(
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    )
