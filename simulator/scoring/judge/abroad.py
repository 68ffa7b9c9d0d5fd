"""The same demands in the languages that apprentices in the United Kingdom are most likely to have beside English:
first what sets instructions aside, then what asks for the highest level."""

import unicodedata

_PATTERNS: dict[str, tuple[str, ...]] = {
    "French": (
        r"""
            \bignore[zr]?\b.{0,24}\b(?:instructions|consignes|règles)\b.{0,24}\b(?:précédentes?|ci-dessus|
            antérieures?)
        """,
        r"\b(?:oublie[zr]?|ne_tenez?_pas_compte)\b.{0,30}\b(?:instructions|consignes|barème)",
        r"\b(?:(?:note|mention)_maximale|meilleure_note|tous_les_points|niveau_le_plus_(?:haut|élevé))\b",
    ),
    "German": (
        r"""
            \b(?:ignorier\w*|missacht\w*|vergiss|vergessen)\b.{0,30}\b(?:anweisung|anleitung|vorgab|bewertungs|
            instruktion)\w*
        """,
        r"\b(?:volle_punktzahl|höchstpunktzahl|bestnote|besten?_note|höchste_(?:stufe|note|bewertung))\b",
    ),
    "Spanish": (
        r"""
            \b(?:ignor[ae]|olvid[ae]|omit[ae])\b.{0,24}\b(?:instrucciones|indicaciones)\b.{0,24}\b(?:anteriores|
            previas|arriba)\b
        """,
        r"\b(?:(?:puntuación|nota|calificación)_máxima|máxima_(?:puntuación|nota|calificación)|nivel_más_alto)\b",
    ),
    "Italian": (
        r"\b(?:ignor[ai]|dimentica|trascura)\b.{0,24}\b(?:istruzioni|indicazioni)\b.{0,24}\b(?:precedenti|sopra)\b",
        r"\b(?:punteggio_massimo|massimo_(?:punteggio|dei_voti)|voto_massimo|livello_più_alto)\b",
    ),
    "Portuguese": (
        r"\b(?:ignor[ae]|esqueça|desconsidere)\b.{0,24}\binstruções\b.{0,24}\b(?:anteriores|acima|prévias)\b",
        r"\b(?:pontuação_máxima|nível_mais_alto|classificação_máxima)\b",
    ),
    "Dutch": (
        r"\b(?:negeer|vergeet)\b.{0,24}\b(?:instructies|aanwijzingen|opdrachten)\b",
        r"\b(?:hoogste_(?:niveau|cijfer|score)|maximale_score)\b",
    ),
    "Polish": (
        r"\b(?:zignoruj|pomiń|zapomnij)\b.{0,24}\b(?:instrukcj|poleceni|wytyczn)\w*",
        r"\b(?:najwyższ\w+_(?:ocen|poziom)\w*|maksymaln\w+_(?:liczb\w+_punktów|ocen\w+))",
    ),
    "Romanian": (
        r"\b(?:ignoră|ignorați|uită)\b.{0,24}\b(?:instrucțiunile|indicațiile)\b",
        r"\b(?:nota_maximă|punctaj(?:ul)?_maxim)\b",
    ),
    "Welsh": (
        r"\banwybydd\w*\b.{0,30}\b(?:cyfarwyddiadau|canllawiau)\b",
        r"\b(?:marciau_llawn|lefel_uchaf)\b",
    ),
    "Turkish": (
        r"\b(?:önceki|yukarıdaki|tüm)\b.{0,20}\btalimatları\b",
        r"\b(?:en_yüksek_(?:not|puan|seviye)\w*|tam_puan)\b",
    ),
    "Russian": (
        r"игнориру\w*.{0,30}(?:инструкци|указани)\w+",
        r"забудь(?:те)?.{0,30}инструкци\w+",
        r"(?:максимальн|высш)\w+_(?:балл|оценк|уровень)\w*",
    ),
    "Ukrainian": (
        r"ігнору\w*.{0,30}(?:інструкці|вказівк)\w+",
        r"(?:максимальн|найвищ)\w+_(?:бал|оцінк|рівень)\w*",
    ),
    "Chinese": (
        r"(?:忽略|无视|無視|忽视|忘记).{0,10}(?:指令|指示|说明|說明|提示|规则)",
        r"满分|滿分|最高(?:分|等级|等級|评级)",
    ),
    "Japanese": (
        r"(?:以前|上記|これまで|前|上)の?.{0,6}(?:指示|命令|ルール).{0,6}(?:無視|忘れ)",
        r"満点|最高(?:点|評価|レベル)",
    ),
    "Korean": (
        r"(?:이전|위의|앞의).{0,8}(?:지시|명령|지침).{0,8}(?:무시|잊)",
        r"만점|최고_?(?:점수|등급|레벨)",
    ),
    "Arabic": (
        r"(?:تجاهل|انس).{0,20}(?:التعليمات|تعليمات|الإرشادات)",
        r"الدرجة_الكاملة|العلامة_الكاملة|أعلى_(?:درجة|مستوى|تقدير)",
    ),
    "Urdu": (
        r"(?:پچھلی|سابقہ|تمام).{0,16}ہدایات.{0,16}(?:نظر_?انداز|بھول)",
        r"پورے_نمبر",
    ),
    "Hindi": (
        r"(?:पिछले|सभी|उपरोक्त).{0,20}(?:निर्देश).{0,24}(?:अनदेखा|भूल|नज़रअंदाज़)",
        r"पूरे_अंक|सर्वोच्च_स्तर",
    ),
    "Bengali": (
        r"(?:পূর্ববর্তী|আগের|সমস্ত).{0,20}নির্দেশ.{0,20}উপেক্ষা",
        r"পূর্ণ_নম্বর|সর্বোচ্চ_(?:স্তর|নম্বর)",
    ),
    "Punjabi": (
        r"(?:ਪਿਛਲੀਆਂ|ਸਾਰੀਆਂ).{0,20}ਹਦਾਇਤਾਂ.{0,24}(?:ਅਣਡਿੱਠ|ਨਜ਼ਰਅੰਦਾਜ਼)",
        r"ਪੂਰੇ_ਅੰਕ",
    ),
}


def _bare(pattern: str) -> str:
    """A pattern's letters as folding leaves them."""
    return "".join(c for c in unicodedata.normalize("NFKD", pattern) if not unicodedata.combining(c))


ABROAD = {language: tuple(_bare(pattern) for pattern in patterns) for language, patterns in _PATTERNS.items()}
"""Patterns over folded text, by language."""
