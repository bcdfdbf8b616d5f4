"""Made-up names and sentences. Nobody here exists; addresses end in `.example` (RFC 2606)."""

from __future__ import annotations

FIRST_NAMES = """
Gareth Olivia Amir Siobhan Daniel Chloe Kwame Hannah Rhys Fatima Joseph Megan Arjun Ewan Zara Peter Leila Connor Isla
Marcus Priti Neil Bronwen Tariq Alice Stefan Nkechi Harriet Dylan Yusuf Freya Colin Mei Declan Rosa Victor Anwen Samuel
Jasmine Lewis
""".split()  # noqa: SIM905  a paragraph of names reads better than forty quoted strings
LAST_NAMES = """
Hollis Bennett Farouk Gallagher Whitmore Osei Llewellyn Siddiqui Marsh Donnelly Thackeray Patel Kerr Novak Abbott
Ferguson Haddad Pryce Coleman Ibrahim Stanton Mbeki Rowe Lindqvist Hargreaves Chaudhry Doyle Fenwick Castellano Birch
Nakamura Sutcliffe Evans Adeyemi Thornton Wójcik Barnes Rahimi Cole Prentice
""".split()  # noqa: SIM905
REPRESENTATIVES = (
    "Fairclaim Partners",
    "Redwood Claims",
    "Northgate Legal",
    "Consumer Redress Line",
    "Harbour Street Advice",
)
INVESTIGATORS = (
    "Abi Oyelaran",
    "Martin Sykes",
    "Delphine Roux",
    "Karen Maddox",
    "Hassan Malik",
    "Joanna Pike",
    "Toby Winterbourne",
    "Sunita Rao",
    "Eilidh Grant",
    "Piotr Zieliński",
)
OMBUDSMEN = ("Margaret Ashworth", "Denzil Carew", "Rosalind Teague")
SUMMARIES = (
    "{consumer} says {business} got this wrong: {issue}. The answer they had from the business didn't satisfy them.",
    "The complaint is about {product}: {issue}. {consumer} would like {business} to put it right.",
    "{consumer} asked {business} to think again and heard nothing for several weeks. The matter itself: {issue}.",
    "It began a while before {consumer} noticed. They say {business} could have prevented it. In short: {issue}.",
)
PRIORITY_REASONS = (
    "Reason given: the consumer is seriously ill.",
    "Reason given: the home can't be lived in.",
    "Reason given: the consumer has no money for essentials.",
)
REQUESTS = (
    ("Notes of your calls with the consumer", "From their first call until your final response."),
    ("A breakdown of how the redress was worked out", "A spreadsheet would help."),
    ("Copies of the letters you sent last year", ""),
    ("Your view on what the consumer told us", "It is among the documents of this case."),
    ("The terms that applied when the account was opened", "We have the current ones."),
    ("A statement from the member of staff involved", "A few lines are enough."),
)
MORE_TIME = (
    "The records are in our archive, which needs a week to find them.",
    "Our colleague who knows the case is back on Monday.",
)
TRADING_NAMES = ("Direct", "Online", "Select")
# Which products a sample business sells; those a scheme doesn't know are passed over, and none left means any.
PRODUCTS = {
    "brackenhall-bank": ("Current account", "Cash ISA", "Mortgage", "Credit card"),
    "brackenhall-motor-finance": ("Hire purchase",),
    "penrow-credit": ("Credit card", "Personal loan"),
    "tidewell-insurance": ("Motor insurance", "Home insurance", "Pet insurance", "Travel insurance"),
    "tidewell-life": ("Travel insurance", "Workplace pension"),
    "ashcombe-wealth-management": ("Cash ISA", "Workplace pension"),
    "ashcombe-pensions": ("Workplace pension",),
}
