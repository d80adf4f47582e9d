/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.Locale;

/** What kind of thing an {@link Event} is about (SEMANTICS 5.6). */
public enum EventKind {
    /** A call was judged. */
    EVALUATION,
    /** A guardrail rule fired (REFERENCE 4.11). */
    MATCH,
    /** Something happened to an MCP server or its tools. */
    MCP,
    /** Something happened to a skill. */
    SKILL,
    /** The posture of a workspace changed. */
    POSTURE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /**
     * The kind with that name in documents.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventKind fromWire(String name) {
        for (EventKind kind : values()) {
            if (kind.wire.equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of event: " + name);
    }
}
