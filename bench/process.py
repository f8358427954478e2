"""What a process costs, as the kernel counts it: the same whether the machine is busy or not."""

import os
import resource
from pathlib import Path
from typing import Final

TICK: Final = os.sysconf("SC_CLK_TCK")
PAGE: Final = os.sysconf("SC_PAGE_SIZE")


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processors, in all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> float:
    """What a process holds in memory, MB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6


def many_files() -> None:
    """Two thousand sockets need more than a shell's usual thousand open files."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))


def busy() -> str:
    """How much else the machine does: figures of a busy one are no absolute ones."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
