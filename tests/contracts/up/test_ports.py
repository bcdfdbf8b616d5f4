"""Ports: well known for 7071, free ones otherwise, kept with the data, refused by name when taken."""

from __future__ import annotations

import dataclasses
import json
import socket
from pathlib import Path

import pytest

from local.cli.errors import UpError
from local.cli.ports import WELL_KNOWN, choose_ports
from local.cli.state import State, exclusive
from tests.servers import free_port


def test_another_portal_port_gets_free_ports_of_its_own(tmp_path: Path) -> None:
    ports = dataclasses.asdict(choose_ports(tmp_path, free_port()))
    assert len(set(ports.values())) == len(ports)
    assert not set(ports.values()) & set(dataclasses.asdict(WELL_KNOWN).values())


def test_the_ports_of_the_first_start_are_kept(tmp_path: Path) -> None:
    portal = free_port()
    assert choose_ports(tmp_path, portal) == choose_ports(tmp_path, portal)


def test_a_taken_port_is_refused_by_number_and_name(tmp_path: Path) -> None:
    portal = free_port()
    ports = choose_ports(tmp_path, portal)
    with socket.create_server(("127.0.0.1", ports.blob)), pytest.raises(UpError, match=rf"{ports.blob} \(blob\)"):
        choose_ports(tmp_path, portal)


def test_a_data_folder_is_held_by_one_start(tmp_path: Path) -> None:
    with exclusive(tmp_path), pytest.raises(UpError, match="in use"), exclusive(tmp_path):
        pass


def test_facts_survive_a_restart(tmp_path: Path) -> None:
    State(tmp_path).put("scheme", "energy")
    assert State(tmp_path).get("scheme") == "energy"
    assert json.loads((tmp_path / "state.json").read_text()) == {"scheme": "energy"}
