/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which variables a document may put into the environment of a child. Those that make a loader, an interpreter or a
 * package manager run something else would turn the document into a command (SEMANTICS 8.2).
 */
final class EnvironmentNames {
    private static final int MAX = 128;
    private static final Set<String> REFUSED = Set.of(
            "BASH_ENV",
            "CLASSPATH",
            "COMSPEC",
            "EDITOR",
            "ENV",
            "GCONV_PATH",
            "HOME",
            "IFS",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "LANG",
            "LESSOPEN",
            "LOCPATH",
            "LOGNAME",
            "NLSPATH",
            "PAGER",
            "PATH",
            "PATHEXT",
            "PROMPT_COMMAND",
            "PS4",
            "SHELL",
            "SHELLOPTS",
            "SYSTEMROOT",
            "TERM",
            "TMPDIR",
            "USER",
            "VISUAL",
            "_JAVA_OPTIONS");
    private static final List<String> REFUSED_BEGINNINGS = List.of(
            "BASH_FUNC",
            "BUN_",
            "CARGO_",
            "CORECLR_",
            "DENO_",
            "DOCKER_",
            "DOTNET_",
            "DYLD_",
            "GIT_",
            "GLIBC_",
            "LC_",
            "LD_",
            "MALLOC_",
            "NODE_",
            "NPM_",
            "OPENSSL_",
            "PERL",
            "PHP",
            "PIP_",
            "PYTHON",
            "RUBY",
            "RUST",
            "SSL_",
            "UV_",
            "XDG_",
            "YARN_");

    private EnvironmentNames() {}

    /** What is wrong with a name; empty when nothing is. */
    static String fault(String name) {
        if (name.isEmpty() || name.length() > MAX || Character.isDigit(name.charAt(0)) || !isWord(name)) {
            return "a variable's name is up to " + MAX + " letters, digits and underscores";
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (REFUSED.contains(upper) || REFUSED_BEGINNINGS.stream().anyMatch(upper::startsWith)) {
            return "a document must not set this variable, because it may change which program runs";
        }
        return "";
    }

    private static boolean isWord(String name) {
        return name.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }
}
