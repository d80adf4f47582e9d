/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.Role;

/** What a management call does, for the decision whether its actor may (REFERENCE 8). */
public enum AdminOperation {
    /** Lists and shows policies. */
    READ_POLICIES(Role.VIEWER),
    /** Lists the versions of a policy and compares them. */
    READ_HISTORY(Role.VIEWER),
    /** Creates, changes, promotes and deletes policies and rules. */
    WRITE_POLICIES(Role.DEVELOPER),
    /** Copies an old version of a policy forward. */
    REVERT_POLICIES(Role.DEVELOPER),
    /** Tries a draft on a sample call. */
    TEST_POLICIES(Role.DEVELOPER),
    /** Shows the settings, without secrets. */
    READ_SETTINGS(Role.VIEWER),
    /** Changes the settings. */
    WRITE_SETTINGS(Role.DEVELOPER),
    /** Lists and shows keys, masked. */
    READ_KEYS(Role.DEVELOPER),
    /** Issues, changes, disables and deletes keys. */
    WRITE_KEYS(Role.DEVELOPER),
    /** Makes a key a gateway key or an ordinary one again, and sees the secret of a new gateway key. */
    SET_GATEWAY_FLAG(Role.ADMIN),
    /** Reads events and what is made of single events: runs, sessions, traces. */
    READ_EVENTS(Role.DEVELOPER),
    /** Sees discovered tools, anomalies and snoozes. */
    READ_ACTIVITY(Role.VIEWER),
    /** Silences anomalies for a while. */
    SNOOZE_ANOMALIES(Role.DEVELOPER),
    /** Reads the queue of held calls and decides on them. */
    REVIEW_APPROVALS(Role.DEVELOPER),
    /** Lists skills, without what was found in them. */
    READ_SKILLS(Role.VIEWER),
    /** Shows a skill with its findings and what people decided about it. */
    READ_SKILL_DETAIL(Role.DEVELOPER),
    /** Registers, rescans, reviews, overrides and deletes skills. */
    WRITE_SKILLS(Role.DEVELOPER),
    /** Lists and shows guardrails, their versions and false positives (REFERENCE 4.16). */
    READ_GUARDRAILS(Role.VIEWER),
    /** Creates, changes, promotes and deletes guardrails. */
    WRITE_GUARDRAILS(Role.DEVELOPER),
    /** Copies an old version of a guardrail forward. */
    REVERT_GUARDRAILS(Role.DEVELOPER),
    /** Reads the feed of matches and what is made of it. */
    READ_MATCHES(Role.VIEWER),
    /** Marks matches as false positives, or no longer. */
    MARK_FALSE_POSITIVES(Role.ADMIN),
    /** Lists and shows MCP servers, credentials and endpoints masked. */
    READ_SERVERS(Role.VIEWER),
    /** Registers, changes, disables and deletes MCP servers that are reached over http. */
    WRITE_SERVERS(Role.DEVELOPER),
    /** The same for servers that a launcher of the host starts (SEMANTICS 8.2). */
    WRITE_LAUNCHED_SERVERS(Role.ADMIN),
    /** Connects to an MCP server and lists its tools. */
    PROBE_SERVERS(Role.DEVELOPER),
    /** Approves the tools of an MCP server anew, or holds the server back. */
    DECIDE_SCHEMAS(Role.ADMIN),
    /** Seals stored credentials anew after a rotation of the keys. */
    RESEAL_CREDENTIALS(Role.ADMIN),
    /** Sees what an autonomy level would change and what it would have decided, in counts (REFERENCE 3). */
    SIMULATE_POSTURE(Role.VIEWER),
    /** Applies an autonomy level, or undoes that. */
    APPLY_POSTURE(Role.DEVELOPER),
    /** Makes, lists and reads compliance reports (REFERENCE 8 and 10.3). */
    USE_REPORTS(Role.ADMIN),
    /** Sees the declared region of the workspace (REFERENCE 10.4). */
    READ_RESIDENCY(Role.VIEWER),
    /** Declares the region of the workspace. */
    SET_RESIDENCY(Role.ADMIN),
    /** Signs checkpoints of the audit and event chains, and lets events go (SEMANTICS 5.4). */
    SIGN_CHECKPOINTS(Role.ADMIN),
    /** Sees compliance packs and how far they are realised (REFERENCE 8). */
    READ_COMPLIANCE(Role.VIEWER),
    /** Installs, upgrades and uninstalls compliance packs, and lets them enforce. */
    WRITE_COMPLIANCE(Role.ADMIN),
    /** Attests clauses that no control can realise, or takes that back. */
    ATTEST_COMPLIANCE(Role.ADMIN),
    /** Reads audit rows; REFERENCE names no role for it, this is the cautious one. */
    READ_AUDIT(Role.ADMIN);

    private final Role minimum;

    AdminOperation(Role minimum) {
        this.minimum = minimum;
    }

    /** The least role that may do it, unless the host's own policy says otherwise. */
    public Role minimum() {
        return minimum;
    }
}
