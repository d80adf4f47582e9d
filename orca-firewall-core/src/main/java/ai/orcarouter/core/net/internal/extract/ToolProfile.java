/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.ToolHints.ToolClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a tool does, as far as its hint or the words of its name tell; the words are in {@code tools.txt}. */
final class ToolProfile {
    /** What a tool's words can say. */
    enum Trait {
        SHELL,
        CODE,
        SQL,
        STORE,
        FETCH,
        RENDER,
        TYPING,
        WRITING,
        SEARCH,
        LOOKUP,
        PROBE,
        CONTAINER,
        GIT,
        MAIL
    }

    private static final int MAX_CHARS = 512;
    private static final Set<String> STARTING = Set.of(
            "run",
            "exec",
            "execute",
            "evaluate",
            "eval",
            "start",
            "launch",
            "invoke",
            "script",
            "call",
            "spawn",
            "process");
    private static final Map<Trait, Set<String>> WORDS;

    static {
        Map<Trait, Set<String>> words = new HashMap<>();
        Map<String, Set<String>> groups = Tables.groups("tools.txt");
        for (Trait trait : Trait.values()) {
            words.put(trait, groups.getOrDefault(trait.name().toLowerCase(Locale.ROOT), Set.of()));
        }
        WORDS = Map.copyOf(words);
    }

    private final Set<String> serverWords;
    private final Set<String> toolWords;
    private final @Nullable ToolClass hint;
    private final boolean peer;

    private ToolProfile(Set<String> serverWords, Set<String> toolWords, boolean peer, @Nullable ToolClass hint) {
        this.serverWords = serverWords;
        this.toolWords = toolWords;
        this.peer = peer;
        this.hint = hint;
    }

    static ToolProfile of(String server, String tool, @Nullable ToolClass hint) {
        // A canonical name is "<server>.<tool>" (SEMANTICS 3.7).
        int dot = tool.indexOf('.');
        Set<String> serverWords = new HashSet<>(words(server));
        if (dot > 0) {
            serverWords.addAll(words(tool.substring(0, dot)));
        }
        List<String> toolWords = words(tool.substring(dot + 1));
        boolean peer = hint == null && Programs.isConfiguredPeer(String.join(" ", toolWords));
        return new ToolProfile(serverWords, new HashSet<>(toolWords), peer, hint);
    }

    /** Whether the tool's own name says so. */
    boolean tool(Trait trait) {
        return any(WORDS.getOrDefault(trait, Set.of()), toolWords);
    }

    /** Whether the tool's or its server's name says so. */
    boolean any(Trait trait) {
        return tool(trait) || any(WORDS.getOrDefault(trait, Set.of()), serverWords);
    }

    boolean hasWord(String word) {
        return toolWords.contains(word) || serverWords.contains(word);
    }

    /** Whether every text argument that nothing else explains is a shell command. */
    boolean runsShell() {
        return hint == ToolClass.SHELL || (hint == null && any(Trait.SHELL) && !tool(Trait.CODE));
    }

    boolean runsCode() {
        return hint == ToolClass.CODE || (hint == null && any(Trait.CODE));
    }

    boolean runsSql() {
        return hint == ToolClass.SQL || (hint == null && any(Trait.SQL));
    }

    boolean fetches() {
        return hint == ToolClass.FETCH || (hint == null && any(Trait.FETCH));
    }

    /** Whether the tool's own name says that it starts something. */
    boolean starts() {
        return hint != null || any(STARTING, toolWords);
    }

    /** Whether the tool is one of the commands with a configured peer, as in {@code git_push}. */
    boolean configuredPeer() {
        return peer;
    }

    /** Whether nested arguments are data that the tool stores or compares. */
    boolean storesData() {
        return hint == null && any(Trait.STORE) && !toolWords.contains("connect");
    }

    /** Whether the host said that the tool reaches no network by its arguments. */
    boolean none() {
        return hint == ToolClass.NONE;
    }

    @Nullable
    ToolClass hint() {
        return hint;
    }

    private static boolean any(Set<String> words, Set<String> of) {
        for (String word : of) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The words of a name in any of the usual spellings, lower case. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int length = Math.min(name.length(), MAX_CHARS);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean separator = !Character.isLetterOrDigit(c);
            boolean upper = Character.isUpperCase(c);
            if (separator || (upper && i > 0 && !Character.isUpperCase(name.charAt(i - 1)))) {
                flush(word, words);
            }
            if (!separator) {
                word.append(Character.toLowerCase(c));
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
