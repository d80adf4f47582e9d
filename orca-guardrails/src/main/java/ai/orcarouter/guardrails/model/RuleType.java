/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;

/** What a rule looks for (REFERENCE 4.4 to 4.8), and two of our own. */
public enum RuleType {
    /** Literal terms. */
    KEYWORD,
    /** A pattern in RE2 syntax. */
    REGEX,
    /** Length. */
    MAX_CHARS,
    /** Personal data. */
    PII,
    /** Credentials; an extension of the documented types. */
    SECRETS,
    /** Attempts to take over the model; an extension of the documented types. */
    INJECTION,
    /** What another service says. */
    EXTERNAL,
    /** What a model says that was asked about the text. */
    LLM_JUDGE,
    /** Whether the text is borne out by its sources. */
    GROUNDING;

    /** Whether it is decided here, without asking anybody. */
    public boolean isLocal() {
        return compareTo(EXTERNAL) < 0;
    }

    /** The name in documents. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
