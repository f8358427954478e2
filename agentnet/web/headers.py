"""The headers of every answer: of pages, files, errors and routes that do not exist."""

from collections.abc import Mapping
from typing import Any

from agentnet.settings import settings
from agentnet.web.origin import socket_origin


def security_headers(opt: Mapping[str, Any]) -> dict[str, str]:
    """What every answer carries. A route may ask, in its own declaration, for loosenings:

    `frames=True` (the cockpit shows the projector page), `framed=True` (the projector page lets it) and `indexed=True`
    (the public guide may be found by search engines).
    """
    headers = {
        "content-security-policy": content_policy(frames=bool(opt.get("frames")), framed=bool(opt.get("framed"))),
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN" if opt.get("framed") else "DENY",
        # Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-robots-tag": "all" if opt.get("indexed") else "noindex, nofollow",
    }
    if settings().secure:
        headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"
    return headers


def content_policy(*, frames: bool = False, framed: bool = False) -> str:
    """Own scripts, styles, pictures and sockets; nothing inline, nothing from elsewhere, no plug-ins, no base."""
    rules = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        f"connect-src 'self' {socket_origin()}",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'" if framed else "frame-ancestors 'none'",
    ]
    if frames:
        rules.append("frame-src 'self'")
    return "; ".join(rules)
