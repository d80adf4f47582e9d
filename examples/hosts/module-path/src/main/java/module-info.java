/* SPDX-License-Identifier: Apache-2.0 */
/** A host that is a module and requires Orca's libraries by their names. */
module com.example.host {
    requires ai.orcarouter.firewall;
    requires ai.orcarouter.guardrails;
    requires ai.orcarouter.mcp;
    requires ai.orcarouter.skills;
    requires jdk.httpserver;
}
