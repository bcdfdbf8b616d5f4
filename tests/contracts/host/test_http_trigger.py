"""HTTP triggers behave as on the real host."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpx

from tests.contracts.host.hosts import RunningHost


def test_routes_live_under_the_prefix_api(http: httpx.Client) -> None:
    assert http.get("/api/order/first").status_code == 200
    assert http.get("/order/first").status_code == 404


def test_functions_are_matched_by_name_and_the_first_route_that_fits_wins(http: httpx.Client) -> None:
    assert http.get("/api/order/first").text == "parameter"


def test_a_wrong_method_is_not_found(http: httpx.Client) -> None:
    assert http.get("/api/things/red").status_code == 404


def test_routes_match_without_regard_to_case(http: httpx.Client) -> None:
    assert http.post("/API/thINGS/red").status_code == 200


def test_a_route_constraint_is_held(http: httpx.Client) -> None:
    assert http.post("/api/things/42").status_code == 404


def test_an_optional_parameter_may_be_left_out(http: httpx.Client) -> None:
    assert http.get("/api/echo").json()["route"] == {}
    assert http.get("/api/echo/ada").json()["route"] == {"name": "ada"}


def test_a_catch_all_takes_the_rest_of_the_path(http: httpx.Client) -> None:
    assert http.get("/api/files/a/b.txt").text == "a/b.txt"


def test_an_escaped_slash_stays_within_its_parameter(http: httpx.Client) -> None:
    assert http.get("/api/echo/a%2Fb").json()["route"] == {"name": "a%2Fb"}


def test_query_keys_with_empty_values_are_dropped(http: httpx.Client) -> None:
    assert http.get("/api/echo?empty=&full=1&bare").json()["params"] == {"full": "1"}


def test_repeated_query_keys_are_joined_with_commas(http: httpx.Client) -> None:
    assert http.get("/api/echo?a=1&a=2").json()["params"] == {"a": "1,2"}


def test_header_names_arrive_in_lower_case(http: httpx.Client) -> None:
    assert http.get("/api/echo", headers={"X-Shout": "Loud"}).json()["headers"]["x-shout"] == "Loud"


def test_a_caller_cannot_claim_to_be_a_principal_of_the_platform(http: httpx.Client) -> None:
    sent = {"X-MS-CLIENT-PRINCIPAL": "me", "x-ms-client-principal-name": "me", "X-MS-TOKEN-AAD-ID-TOKEN": "t"}
    assert not {name.lower() for name in sent} & set(http.get("/api/echo", headers=sent).json()["headers"])


def test_the_callers_address_is_the_last_one_forwarded(http: httpx.Client) -> None:
    headers = http.get("/api/echo", headers={"X-Forwarded-For": "6.6.6.6"}).json()["headers"]
    assert headers["x-forwarded-for"].startswith("6.6.6.6, 127.0.0.1:")


def test_a_body_arrives_whole(http: httpx.Client) -> None:
    assert http.post("/api/echo", content="grüße").json()["body"] == "grüße"


def test_a_body_without_an_announced_length_arrives_empty(http: httpx.Client) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"lost"

    assert http.post("/api/echo", content=chunks()).json()["body"] == ""


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(http_host: RunningHost) -> None:
    with socket.create_connection(("127.0.0.1", http_host.port)) as connection:
        connection.sendall(b"POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857601\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_an_unhandled_error_answers_500_and_tells_nothing(http: httpx.Client) -> None:
    response = http.get("/api/fails")
    assert (response.status_code, response.content) == (500, b"")


def test_returning_none_for_an_http_response_fails(http: httpx.Client) -> None:
    assert http.get("/api/nothing").status_code == 500


def test_a_function_beyond_its_timeout_fails(http: httpx.Client) -> None:
    assert http.get("/api/slow").status_code == 500


def test_a_string_answers_as_plain_text(http: httpx.Client) -> None:
    assert http.get("/api/order/x").headers["content-type"] == "text/plain; charset=utf-8"


def test_each_cookie_keeps_its_own_header(http: httpx.Client) -> None:
    assert http.get("/api/cookies").headers.get_list("set-cookie") == ["a=1; HttpOnly", "b=2"]


def test_a_sync_function_runs_off_the_main_thread(http: httpx.Client) -> None:
    assert http.post("/api/things/red").json()["main"] is False


def test_a_decorator_that_keeps_the_signature_is_followed(http: httpx.Client) -> None:
    assert http.post("/api/things/red").json()["route"] == {"kind": "red"}


def test_a_callers_trace_goes_on(http: httpx.Client) -> None:
    trace_id = "0af7651916cd43dd8448eb211c80319c"
    answer = http.post("/api/things/red", headers={"traceparent": f"00-{trace_id}-b7ad6b7169203331-01"}).json()
    assert answer["trace"].split("-")[1] == trace_id


def test_a_disabled_function_is_not_found(http: httpx.Client) -> None:
    assert http.get("/api/switched/off").status_code == 404


def test_local_settings_fill_the_environment_and_what_is_there_wins(http: httpx.Client) -> None:
    assert http.get("/api/setting/FROM_FILE").text == "file"
    assert http.get("/api/setting/FROM_BOTH").text == "environment"


def test_only_loopback_names_are_answered(http: httpx.Client) -> None:
    assert http.get("/api/echo", headers={"Host": "rebound.example"}).status_code == 421
