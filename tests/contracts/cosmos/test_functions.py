"""The built-in functions, one line each."""
# ruff: noqa: S608  the queries are constants of our own

from __future__ import annotations

from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, DatabaseProxy

from tests.contracts.cosmos.accounts import FIRM, ask, item

UNDEFINED: list[Any] = []

RESULTS: dict[str, Any] = {
    "CONCAT('a', 'b', 'c')": "abc",
    "LENGTH('four')": 4,
    "LEFT('abcd', 2)": "ab",
    "RIGHT('abcd', 3)": "bcd",
    "SUBSTRING('abcd', 1, 2)": "bc",
    "INDEX_OF('abcabc', 'c')": 2,
    "INDEX_OF('abc', 'z')": -1,
    "LASTINDEXOF('abcdeabc', 'abc')": 5,
    "LASTINDEXOF('abcdeabc', 'abc', 6)": 0,
    "LASTINDEXOF('abcdeabc', 'fg')": -1,
    "CONTAINS_ALL_CI('Have a nice day!', 'HAVE', 'NICE')": True,
    "CONTAINS_ALL_CI('Have a nice day!', c.missing, 'had')": False,
    "CONTAINS_ALL_CS('Have a nice day!', 'HAVE', 'nice')": False,
    "CONTAINS_ANY_CI('Have a nice day!', c.missing, 'NICE')": True,
    "CONTAINS_ANY_CS('Have a nice day!', 'had', c.missing)": UNDEFINED,
    "REPLACE('aXbX', 'X', '-')": "a-b-",
    "REVERSE('abc')": "cba",
    "REPLICATE('ab', 2)": "abab",
    "TRIM('  a ')": "a",
    "LTRIM('  a')": "a",
    "RTRIM('a  ')": "a",
    "UPPER('aé')": "AÉ",
    "LOWER('AÉ')": "aé",
    "STRINGEQUALS('ab', 'AB', true)": True,
    "REGEXMATCH('abcd', 'B.D', 'i')": True,
    "TOSTRING(1.5)": "1.5",
    "TOSTRING(1.0)": "1",
    "TOSTRING(true)": "true",
    "STRINGTONUMBER('1.5')": 1.5,
    "STRINGTOBOOLEAN('true')": True,
    "STRINGTOARRAY('[1,\"a\"]')": [1, "a"],
    "STRINGTOOBJECT('{\"a\": 1}')": {"a": 1},
    "STRINGTONULL('null')": None,
    "STRINGTONUMBER('x')": UNDEFINED,
    "ABS(-2)": 2,
    "CEILING(1.2)": 2,
    "FLOOR(-1.2)": -2,
    "ROUND(2.5)": 3,
    "ROUND(-2.5)": -3,
    "TRUNC(-1.7)": -1,
    "SIGN(-5)": -1,
    "SQRT(9)": 3,
    "SQUARE(3)": 9,
    "POWER(2, 10)": 1024,
    "POWER(10, 400)": UNDEFINED,
    "DATETIMEBIN('0001-01-01T00:00:00Z', 'hh', 10000000000)": UNDEFINED,
    "SQUARE(99999999999)": 9.9999999998e21,
    "LOG(1)": 0,
    "LOG10(100)": 2,
    "EXP(0)": 1,
    "PI()": 3.141592653589793,
    "SQRT(-1)": UNDEFINED,
    "ABS('a')": UNDEFINED,
    "1 / 4": 0.25,
    "7 % 3": 1,
    "-(2 + 3) * 2": -10,
    "5 & 3": 1,
    "5 | 3": 7,
    "5 ^ 1": 4,
    "'a' + 1": UNDEFINED,
    "INTBITAND(15, 25)": 9,
    "INTBITOR(3, 5)": 7,
    "INTBITXOR(3, 5)": 6,
    "INTBITNOT(0)": -1,
    "INTBITLEFTSHIFT(16, 4)": 256,
    "INTBITRIGHTSHIFT(16, 4)": 1,
    "INTBITAND(1.5, 1)": UNDEFINED,
    "ARRAY_CONCAT([1], [2, 3])": [1, 2, 3],
    "ARRAY_LENGTH([1, 2])": 2,
    "ARRAY_LENGTH('x')": UNDEFINED,
    "ARRAY_SLICE([1, 2, 3, 4], 1, 2)": [2, 3],
    "ARRAY_SLICE([1, 2, 3, 4], -2)": [3, 4],
    "SETUNION([1, 2], [2, 3])": [1, 2, 3],
    "SETINTERSECT([1, 2], [2, 3])": [2],
    "ARRAY_CONTAINS_ANY([1, 2], 2, 9)": True,
    "ARRAY_CONTAINS_ALL([1, 2], 2, 9)": False,
    "SETDIFFERENCE([1, 2, 1, 3], [2])": [1, 3],
    "SETEQUAL([1, 2, 2], [2, 1])": True,
    "ARRAY_SUM([1, 2.5])": 3.5,
    "ARRAY_SUM([1, 'a'])": UNDEFINED,
    "ARRAY_AVG([1, 2])": 1.5,
    "ARRAY_MIN([3, 1, 2])": 1,
    "ARRAY_MAX(['a', 'c', 'b'])": "c",
    "ARRAY_MEDIAN([1, 2, 3, 4])": 2.5,
    "CHOOSE(2, 'a', 'b')": "b",
    "IS_INTEGER(2)": True,
    "IS_FINITE_NUMBER('2')": False,
    "DATETIMEADD('dd', -1, '2024-03-01T00:00:00.0000000Z')": "2024-02-29T00:00:00.0000000Z",
    "DATETIMEADD('mm', 1, '2024-01-31T10:00:00.0000000Z')": "2024-02-29T10:00:00.0000000Z",
    "DATETIMEDIFF('hour', '2024-01-01T01:30:00Z', '2024-01-02T00:10:00Z')": 23,
    "DATETIMEDIFF('month', '2023-12-31T00:00:00Z', '2024-02-01T00:00:00Z')": 2,
    "DATETIMEPART('yyyy', '2024-05-06T07:08:09Z')": 2024,
    "DATETIMEPART('dw', '2024-05-06T07:08:09Z')": 2,
    "DATETIMEFROMPARTS(2024, 5, 6)": "2024-05-06T00:00:00.0000000Z",
    "DATETIMETOTIMESTAMP('1970-01-01T00:00:01.5Z')": 1500,
    "DATETIMETOTICKS('2015-05-19T12:00:00.0000000')": 14320368000000000,
    "TIMESTAMPTODATETIME(1500)": "1970-01-01T00:00:01.5000000Z",
    "TICKSTODATETIME(15973607943002652)": "2020-08-13T23:19:54.3002652Z",
    "TICKSTODATETIME(-116444736000000000)": "1601-01-01T00:00:00.0000000Z",
    "DATETIMEPART('mcs', '2016-05-29T08:30:00.1301617')": 130161,
    "DATETIMEPART('ns', '2016-05-29T08:30:00.1301617')": 130161700,
    "DATETIMEDIFF('ns', '2016-05-29T08:30:00.1301617Z', '2016-05-29T08:30:00.1301618Z')": 100,
    "DATETIMEFROMPARTS(2017, 4, 20, 13, 15, 20, 3456789)": "2017-04-20T13:15:20.3456789Z",
    "DATETIMEFROMPARTS(-2000, -1, -1)": UNDEFINED,
    "DATETIMETOTIMESTAMP('2020-01-02T03:04:05.6789123Z')": 1577934245678,
    "YEAR('2024-05-06T07:08:09Z') * 100 + MONTH('2024-05-06T07:08:09Z')": 202405,
    "DAY('2024-05-06T07:08:09Z')": 6,
    "GETCURRENTTICKS() / 10000000 - GETCURRENTTIMESTAMP() / 1000 < 60": True,
    "DATETIMEBIN('2024-05-06T07:08:09Z', 'hh', 6)": "2024-05-06T06:00:00.0000000Z",
    "DATETIMEPART('yyyy', 'no date')": UNDEFINED,
    "GETCURRENTTIMESTAMP() > 1600000000000": True,
    "GETCURRENTDATETIME() > '2024'": True,
    "ABS(c.missing)": UNDEFINED,
}


@pytest.fixture(scope="module")
async def shelf(database: DatabaseProxy) -> ContainerProxy:
    container = await database.create_container_if_not_exists("functions", PartitionKey("/organisationId"))
    await container.upsert_item(item("1"))
    return container


@pytest.mark.parametrize(("expression", "expected"), RESULTS.items())
async def test_a_function_gives_its_result(shelf: ContainerProxy, expression: str, expected: Any) -> None:
    found = await ask(shelf, f"SELECT VALUE {{'is': {expression}}} FROM c", FIRM)
    assert found == [{}] if expected is UNDEFINED else found == [{"is": expected}]
