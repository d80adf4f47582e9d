/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.List;

/**
 * What differs between the approved tools of a server and those last seen (REFERENCE 5.4). Texts are shown so that
 * nothing hides in them: invisible characters, and letters of another script within a Latin word, appear as
 * {@code <U+200B>}.
 *
 * @param serverId which server
 * @param approvedHash hash of the approved list; empty when there is none
 * @param observedHash hash of the list last seen, which an approval names
 * @param instructions how the server's instructions changed; empty list when they did not
 * @param tools the tools that differ, by name
 */
public record SchemaDiff(
        String serverId,
        String approvedHash,
        String observedHash,
        List<ValueChange> instructions,
        List<ToolChange> tools) {
    /** Copies the lists. */
    public SchemaDiff {
        instructions = List.copyOf(instructions);
        tools = List.copyOf(tools);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return instructions.isEmpty() && tools.isEmpty();
    }

    /** What happened to a tool. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It has the same name and another definition. */
        CHANGED
    }

    /**
     * A tool that differs.
     *
     * @param tool its name, with hidden characters made visible
     * @param kind what happened
     * @param changes the values that differ; of an added or removed tool all its members, each whole
     */
    public record ToolChange(String tool, Kind kind, List<ValueChange> changes) {
        /** Copies the list. */
        public ToolChange {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A value that differs.
     *
     * @param pointer JSON pointer (RFC 6901) in the tool object, with hidden characters made visible
     * @param before the value as JSON text, shown; empty when it was not there
     * @param after the same of what is there now
     */
    public record ValueChange(String pointer, String before, String after) {}
}
