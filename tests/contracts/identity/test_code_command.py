from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from local.identity.client import sample_credentials, sign_in
from local.identity.codes import NoCodeError, current_code
from local.identity.running import running
from local.identity.totp import code_for, step_at


def test_the_code_is_printed_alone_so_that_it_can_be_piped(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "local.identity", "code", "priya", "--data", str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert len(done.stdout.strip()) == 6
    assert "Priya Nair" in done.stderr


@pytest.mark.parametrize("user", ["tom", "Tom Achebe", "TOM.ACHEBE@brackenhall.example", "tom.achebe"])
def test_a_person_is_found_by_first_name_name_or_email(user: str, tmp_path: Path) -> None:
    assert "Tom Achebe" in current_code(user, tmp_path).remark


def test_an_unknown_name_lists_who_there_is(tmp_path: Path) -> None:
    with pytest.raises(NoCodeError, match="Priya Nair, Tom Achebe"):
        current_code("nobody", tmp_path)


async def test_a_used_code_is_not_offered_again(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        await sign_in(server.base, "jules")
    before = step_at(time.time())
    code = current_code("jules", tmp_path).code
    secret = sample_credentials("jules").totp_secret
    assert code in {code_for(secret, step) for step in range(before, before + 3)}
