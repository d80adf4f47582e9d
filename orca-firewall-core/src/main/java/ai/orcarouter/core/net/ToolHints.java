/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.json.JsonPath;
import java.util.List;

/**
 * What the host states about one tool, so that nothing has to be guessed from names (egress.md 3.5).
 *
 * @param toolClass what the tool does with its arguments
 * @param destinationPaths paths of arguments that hold a URL or a host, such as {@code $.target.addr} or
 *     {@code $.hosts[*]}; when there are some and a call has none of them, its extraction is opaque
 */
public record ToolHints(ToolClass toolClass, List<String> destinationPaths) {
    /** What a tool does with its arguments. */
    public enum ToolClass {
        /** Runs shell commands. */
        SHELL,
        /** Runs SQL statements. */
        SQL,
        /** Runs program text. */
        CODE,
        /** Requests what its URL arguments name. */
        FETCH,
        /** Connects to a database or broker that its arguments name. */
        DB,
        /** Connects to nothing that its arguments name, declared paths apart: texts are read as prose. */
        NONE
    }

    /** Copies and checks the paths; an {@link IllegalArgumentException} says what is wrong with one. */
    public ToolHints {
        destinationPaths = List.copyOf(destinationPaths);
        destinationPaths.forEach(JsonPath::of);
    }

    /** A tool of this class without declared paths. */
    public static ToolHints of(ToolClass toolClass) {
        return new ToolHints(toolClass, List.of());
    }
}
