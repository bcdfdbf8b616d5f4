"""How a notification names a case, and where its page is; filled from the facts."""

CASE = "{caseReference}, {caseTitle}"
CASE_PAGE = "/cases/{caseReference}"
