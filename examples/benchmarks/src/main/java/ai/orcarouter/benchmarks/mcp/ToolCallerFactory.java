/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Makes clients of one kind; found through {@link ServiceLoader}. */
public interface ToolCallerFactory {
    /** Names for the parameter {@code client}. */
    List<String> names();

    /** A client over standard input and output that starts the server itself. */
    ToolCaller stdio(String name, List<String> command) throws Exception;

    /** A client of a server on a port of 127.0.0.1. */
    ToolCaller http(String name, int port) throws Exception;

    /** A client of an echo in this process, which takes next to no time itself; not every client has one. */
    default ToolCaller inProcess(String name) throws Exception {
        throw new UnsupportedOperationException(name + " has no servers in its process");
    }

    /** The factory of that name, of this module or of one that the profile {@code peers} adds. */
    static ToolCallerFactory find(String name) {
        List<String> known = new ArrayList<>();
        for (ToolCallerFactory factory : ServiceLoader.load(ToolCallerFactory.class)) {
            if (factory.names().contains(name)) {
                return factory;
            }
            known.addAll(factory.names());
        }
        throw new IllegalArgumentException("no client \"" + name + "\"; there are " + known);
    }
}
