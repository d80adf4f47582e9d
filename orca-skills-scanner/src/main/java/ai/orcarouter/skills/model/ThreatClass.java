/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.List;
import java.util.Locale;

/** What a finding is about, with its place in public taxonomies. */
public enum ThreatClass {
    /** Text that overrides, conceals or deceives. */
    PROMPT_INJECTION("AST01 AST04", "ASI01", "LLM01", "AML.T0051.001", "CWE-1427"),
    /** Tool text that steers the model. */
    TOOL_POISONING("AST04", "ASI02", "LLM01", "AML.T0110.000", "CWE-451"),
    /** Characters that people do not see. */
    HIDDEN_UNICODE("AST04 AST08", "ASI01", "LLM01", "AML.T0051.001", "CWE-1007"),
    /** Text that people are unlikely to see. */
    HIDDEN_TEXT("AST04 AST08", "ASI01", "LLM01", "AML.T0051.001", "CWE-116"),
    /** Has somebody install what is not what it says. */
    MALWARE_DELIVERY("AST01 AST02", "ASI04 ASI09", "LLM03", "AML.T0011", "CWE-506"),
    /** Runs what the network returns. */
    REMOTE_CODE_EXECUTION("AST01 AST02", "ASI05", "LLM03", "AML.T0050", "CWE-494"),
    /** Hides what code does. */
    OBFUSCATION("AST08", "ASI04", "LLM03", "AML.T0010", "CWE-506"),
    /** Reads secrets. */
    CREDENTIAL_ACCESS("AST01 AST03", "ASI03", "LLM02", "AML.T0055", "CWE-522"),
    /** Sends data away. */
    DATA_EXFILTRATION("AST01 AST03", "ASI02 ASI03", "LLM02", "AML.T0025", "CWE-200"),
    /** Gives somebody a shell. */
    REVERSE_SHELL("AST01", "ASI05 ASI10", "LLM03", "AML.T0050", "CWE-506"),
    /** Waits for something that only its author knows of. */
    BACKDOOR("AST01", "ASI05 ASI10", "LLM03", "AML.T0050", "CWE-506"),
    /** Stays after it was used. */
    PERSISTENCE("AST01 AST06", "ASI06 ASI10", "LLM06", "AML.T0080", "CWE-506"),
    /** Changes how the agent itself is set up or what it remembers. */
    AGENT_CONFIG_TAMPERING("AST01 AST06", "ASI06 ASI10", "LLM06", "AML.T0080", "CWE-15"),
    /** Takes more rights than it was given. */
    PRIVILEGE_ESCALATION("AST03 AST06", "ASI03 ASI05", "LLM06", "AML.T0105", "CWE-250"),
    /** Turns protection off or hides traces. */
    DEFENSE_EVASION("AST03 AST06", "ASI03 ASI05", "LLM06", "AML.T0105", "CWE-693"),
    /** Destroys data. */
    DESTRUCTIVE("AST03 AST06", "ASI03 ASI05", "LLM06", "AML.T0048", "CWE-732"),
    /** Declares less, or more, than it uses. */
    SCOPE_OVERREACH("AST03 AST04", "ASI02 ASI03", "LLM06", "AML.T0053", "CWE-272"),
    /** Touches files outside of where it belongs. */
    UNSAFE_FILE_ACCESS("AST03 AST06", "ASI05", "LLM06", "", "CWE-22"),
    /** Builds commands or queries from what it is given. */
    COMMAND_INJECTION("AST05", "ASI05", "LLM05", "AML.T0050", "CWE-78"),
    /** Depends on what can change under it. */
    SUPPLY_CHAIN("AST02 AST07", "ASI04", "LLM03", "AML.T0010", "CWE-1357"),
    /** Holds a secret. */
    HARDCODED_SECRET("AST03", "ASI03", "LLM02", "AML.T0055", "CWE-798"),
    /** Uses up what it runs on. */
    RESOURCE_ABUSE("AST06", "ASI08", "LLM10", "AML.T0034", "CWE-400"),
    /** Advice that is bad for whoever follows it. */
    INSECURE_PRACTICE("AST04", "ASI01 ASI09", "LLM09", "AML.T0048", ""),
    /** Could not be read whole. */
    INCOMPLETE("AST08", "ASI04", "LLM03", "", "CWE-1059");

    private final String ast10;
    private final String asi;
    private final String llm;
    private final String atlas;
    private final String cwe;

    ThreatClass(String ast10, String asi, String llm, String atlas, String cwe) {
        this.ast10 = ast10;
        this.asi = asi;
        this.llm = llm;
        this.atlas = atlas;
        this.cwe = cwe;
    }

    /** Ids in the OWASP Agentic Skills Top 10 (2026). */
    public List<String> ast10() {
        return ids(ast10);
    }

    /** Ids in the OWASP Top 10 for Agentic Applications (2026). */
    public List<String> asi() {
        return ids(asi);
    }

    /** Ids in the OWASP Top 10 for LLM Applications (2025). */
    public List<String> llm() {
        return ids(llm);
    }

    /** Ids of MITRE ATLAS. */
    public List<String> atlas() {
        return ids(atlas);
    }

    /** Ids of CWE. */
    public List<String> cwe() {
        return ids(cwe);
    }

    private static List<String> ids(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        int space = text.indexOf(' ');
        return space < 0 ? List.of(text) : List.of(text.substring(0, space), text.substring(space + 1));
    }

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
