/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

/**
 * The kinds of a workspace's {@linkplain ConfigDocument documents} that more than one module refers to. Ids of these
 * kinds are positive numbers in decimal, save those of single documents, servers and skills.
 */
public final class DocumentKinds {
    /** Firewall policies (REFERENCE 2.2), as {@code PolicyCodec} writes them. */
    public static final String FIREWALL_POLICY = "firewall_policy";

    /** The firewall's settings (REFERENCE 2.21): one document, {@link #SINGLE}. */
    public static final String FIREWALL_SETTINGS = "firewall_settings";

    /** Keys of agents (REFERENCE 7), as {@code AgentKeyCodec} writes them. */
    public static final String KEY = "key";

    /** Guardrails (REFERENCE 4.1); a key's {@code guardrail_id} refers to one. */
    public static final String GUARDRAIL = "guardrail";

    /** The next free number of a guardrail: one document, {@link #SINGLE}. */
    public static final String GUARDRAIL_NUMBERS = "guardrail_numbers";

    /** Findings marked as false positives (REFERENCE 4.12); the id is the fingerprint. */
    public static final String GUARDRAIL_SUPPRESSION = "guardrail_suppression";

    /** The next free number of each kind that the firewall numbers: one document, {@link #SINGLE}. */
    public static final String FIREWALL_NUMBERS = "firewall_numbers";

    /** The snoozes of the anomaly feed (REFERENCE 2.19): one document, {@link #SINGLE}. */
    public static final String ANOMALY_SNOOZES = "anomaly_snoozes";

    /** MCP servers (REFERENCE 5.1), as the MCP client's {@code McpServerCodec} writes them; the id is the server's. */
    public static final String MCP_SERVER = "mcp_server";

    /**
     * Skills, plugins and the skill records of MCP servers (REFERENCE 6.1); the id is the name, which is unique across
     * these kinds.
     */
    public static final String SKILL = "skill";

    /** What an undo of a change of posture puts back (SEMANTICS 5.5); the id is that of the change's audit row. */
    public static final String POSTURE_RESTORE = "posture_restore";

    /** Compliance reports without their evidence (REFERENCE 10.3); the id is the report's. */
    public static final String COMPLIANCE_REPORT = "compliance_report";

    /** The evidence of a compliance report; the id is the report's. Only the newest is a document of the present. */
    public static final String COMPLIANCE_EVIDENCE = "compliance_evidence";

    /** The declared region of a workspace's data (REFERENCE 10.4): one document, {@link #SINGLE}. */
    public static final String RESIDENCY = "residency";

    /** The newest checkpoint of the chains (SEMANTICS 5.4): one document, {@link #SINGLE}; earlier ones are history. */
    public static final String CHECKPOINT = "checkpoint";

    /** Compliance packs that are installed (REFERENCE 10.1); the id is the key of the first pack of an installation. */
    public static final String COMPLIANCE_PACK = "compliance_pack";

    /** Attestations of organisational clauses (REFERENCE 10.2); the id is {@code <pack>/<clause>}. */
    public static final String COMPLIANCE_ATTESTATION = "compliance_attestation";

    /** The id of a document of which a workspace has one. */
    public static final String SINGLE = "workspace";

    private DocumentKinds() {}
}
