"""What is deployed exists: commands, settings, probes; and nobody is root, or writes anywhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # PyYAML has no types
from typer.main import get_command

from app.cli import cli
from config.settings import setting_names
from tests.house.test_rules import ROOT

MANIFESTS = sorted((ROOT / "docs" / "deploy").glob("*.yaml"))
COMMANDS = set(getattr(get_command(cli), "commands", {}))
SHUTDOWN = 10  # seconds that a process may take to end
PORTLESS = {"worker", "discord", "telegram"}


def deployments() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in MANIFESTS:
        for document in yaml.safe_load_all(path.read_text()):
            if document["kind"] == "Deployment":
                yield f"{path.name}:{document['metadata']['name']}", document["spec"]


DEPLOYMENTS = dict(deployments())


def test_both_shapes_are_there() -> None:
    assert {path.name for path in MANIFESTS} == {"one.yaml", "many.yaml"}
    assert len(DEPLOYMENTS) == 5


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_runs_a_command_with_settings_that_exist(name: str) -> None:
    spec = DEPLOYMENTS[name]
    (container,) = spec["template"]["spec"]["containers"]
    (command,) = container["args"]
    assert command in COMMANDS
    assert {one["name"] for one in container["env"]} <= setting_names()
    labels = spec["template"]["metadata"]["labels"]
    assert spec["selector"]["matchLabels"].items() <= labels.items()


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_it_is_looked_at_where_it_answers_and_ends_in_peace(name: str) -> None:
    spec = DEPLOYMENTS[name]
    pod = spec["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["terminationGracePeriodSeconds"] > SHUTDOWN
    probes = {kind: container[kind] for kind in container if kind.endswith("Probe")}
    if container["args"][0] in PORTLESS:
        assert not probes
        return
    assert {"livenessProbe", "readinessProbe"} <= probes.keys()
    known = (ROOT / "api" / "app.py").read_text()
    for probe in probes.values():
        assert f'"{probe["httpGet"]["path"]}"' in known
        assert probe["httpGet"]["port"] in {port["name"] for port in container["ports"]}


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_it_is_nobody_and_writes_only_where_it_may(name: str) -> None:
    pod = DEPLOYMENTS[name]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    uid = re.search(r"--uid (\d+)", (ROOT / "Dockerfile").read_text())
    assert uid is not None
    assert pod["securityContext"]["runAsUser"] == int(uid[1])
    rights = container["securityContext"]
    assert rights["readOnlyRootFilesystem"] is True
    assert rights["allowPrivilegeEscalation"] is False
    assert rights["capabilities"] == {"drop": ["ALL"]}
    mounted = {one["mountPath"]: one["name"] for one in container["volumeMounts"]}
    folder = next(one["value"] for one in container["env"] if one["name"] == "DATA_DIR")
    assert {folder, "/tmp"} <= mounted.keys()  # noqa: S108 - a mount, no file is made
    assert set(mounted.values()) == {volume["name"] for volume in pod["volumes"]}


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_only_what_shares_nothing_is_replaced_side_by_side(name: str) -> None:
    spec = DEPLOYMENTS[name]
    rolling = spec["strategy"].get("rollingUpdate")
    if spec["replicas"] > 1:
        assert rolling == {"maxUnavailable": 0, "maxSurge": 1}
    else:
        assert spec["strategy"] == {"type": "Recreate"}


def test_compose_is_as_strict() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    ours = services["orchestrator"]
    assert ours["read_only"] is True
    assert ours["tmpfs"] == ["/tmp"]  # noqa: S108 - a mount, no file is made
    assert ours["cap_drop"] == ["ALL"]
    assert ours["security_opt"] == ["no-new-privileges:true"]
    assert int(ours["stop_grace_period"].removesuffix("s")) > SHUTDOWN
    assert set(ours["environment"]) <= setting_names()
    assert ours["volumes"] == [f"data:{ours['environment']['DATA_DIR']}"]


def test_the_image_installs_nothing_without_its_hash_and_does_not_run_as_root() -> None:
    steps = (ROOT / "Dockerfile").read_text()
    installs = re.findall(r"pip install[^\n]*", steps)
    assert installs
    assert all("--require-hashes" in line and ".lock" in line for line in installs)
    assert re.search(r"^USER (?!root)\w+", steps, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text()
    installs = re.findall(r"pip install[^\n]*", makefile)
    assert installs
    assert all("--require-hashes" in line for line in installs)
