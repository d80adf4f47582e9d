/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the operator approves (skills.md 3.1); null where no list was given, which approves everything.
 *
 * @param hosts whether a host in lower case is approved
 * @param tools whether a tool is
 * @param paths whether a file or folder is
 * @param permissions whether a permission is
 */
public record Approved(
        @Nullable Predicate<String> hosts,
        @Nullable Predicate<String> tools,
        @Nullable Predicate<String> paths,
        @Nullable Predicate<String> permissions) {
    /** Nothing was said. */
    public static Approved unknown() {
        return new Approved(null, null, null, null);
    }

    /** Hosts by name, as {@code *.example.com} for all names below, or as addresses and CIDR blocks. */
    public static Predicate<String> hosts(List<String> entries) {
        List<String> names = new ArrayList<>();
        List<CidrBlock> blocks = new ArrayList<>();
        for (String entry : entries) {
            Optional<CidrBlock> block = CidrBlock.parse(entry);
            block.ifPresentOrElse(blocks::add, () -> names.add(entry.toLowerCase(Locale.ROOT)));
        }
        return host -> names.stream()
                        .anyMatch(entry -> entry.startsWith("*.")
                                ? host.endsWith(entry.substring(1))
                                : entry.equals("*") || entry.equals(host))
                || IpAddress.parse(host)
                        .map(address -> blocks.stream().anyMatch(block -> block.contains(address)))
                        .orElse(false);
    }

    /** Names with {@code *} for any characters. */
    public static Predicate<String> globs(List<String> entries) {
        List<String> copy = List.copyOf(entries);
        return name -> copy.stream().anyMatch(glob -> matches(glob, name));
    }

    /** Folders, each with all that is below it; {@code ~} stands for itself. */
    public static Predicate<String> roots(List<String> entries) {
        List<String> roots = entries.stream()
                .map(root -> root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root)
                .toList();
        return path -> roots.stream()
                .anyMatch(root -> path.equals(root) || path.startsWith(root.equals("/") ? root : root + "/"));
    }

    /** Goes back to the last star only, so time is the product of both lengths at most. */
    private static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                mark = n;
            } else if (g < glob.length() && glob.charAt(g) == name.charAt(n)) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
