/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import java.util.List;
import java.util.Map;

/**
 * A server of a client configuration, a registry entry or a bundle.
 *
 * @param name as the manifest names it
 * @param command the program that is started; empty for a remote one
 * @param args its arguments
 * @param env environment variables and their values
 * @param url of a remote one; empty for one that is started
 */
public record McpServer(String name, String command, List<String> args, Map<String, String> env, String url) {}
