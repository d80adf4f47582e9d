/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a capability declares, or uses: tools, hosts, environment variables, programs, paths and permissions, each in
 * order.
 *
 * @param tools tool names, as written
 * @param hosts hosts in lower case
 * @param env names of environment variables
 * @param bins names of programs
 * @param paths files and folders outside of the package, as written
 * @param permissions permissions as manifests name them, or the kinds that code uses: network, exec, write, clipboard
 */
public record SkillScope(
        Set<String> tools,
        Set<String> hosts,
        Set<String> env,
        Set<String> bins,
        Set<String> paths,
        Set<String> permissions) {
    /** Copies the sets, in order. */
    public SkillScope {
        tools = ordered(tools);
        hosts = ordered(hosts);
        env = ordered(env);
        bins = ordered(bins);
        paths = ordered(paths);
        permissions = ordered(permissions);
    }

    /** Nothing at all. */
    public static SkillScope none() {
        return new SkillScope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Set<String> ordered(Set<String> from) {
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(from));
    }
}
