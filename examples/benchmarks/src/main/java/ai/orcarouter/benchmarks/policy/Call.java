/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tool call, parsed already: what every engine is asked to decide on.
 *
 * @param tool name of the tool
 * @param role role of the caller
 * @param arguments strings, {@code Long}s and maps of them
 */
public record Call(String tool, String role, Map<String, Object> arguments) {
    /** The argument at a path of member names, or null. */
    public static @Nullable Object at(Map<String, Object> arguments, String[] path) {
        Object current = arguments;
        for (String name : path) {
            if (!(current instanceof Map<?, ?> members)) {
                return null;
            }
            current = members.get(name);
        }
        return current;
    }
}
