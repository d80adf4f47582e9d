/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of one program or subcommand, as {@code programs.txt} gives it. */
record ProgramSpec(
        List<Meaning> operands,
        Map<String, Meaning> options,
        Set<String> flags,
        Set<String> optional,
        Set<String> offline,
        Set<String> listen,
        Set<String> command,
        Style style,
        @Nullable String scheme,
        boolean strict,
        boolean local,
        boolean settings) {

    /** How options are written. */
    enum Style {
        /** {@code -abc value}, {@code --name=value}. */
        POSIX,
        /** {@code -name value}. */
        SINGLE,
        /** {@code /name value}, {@code /name:value}. */
        SLASH,
        /** {@code -Name value} in any case, cut short as one likes. */
        POWERSHELL
    }

    /** The meaning of the operand at {@code index}. */
    Meaning operand(int index) {
        return operands.get(Math.min(index, operands.size() - 1));
    }

    /** The same program where a subcommand is not in the table: operands may be URLs, unknown options are accepted. */
    ProgramSpec ofUnknownSubcommand() {
        return new ProgramSpec(
                List.of(Meaning.MAYBE),
                options,
                flags,
                optional,
                offline,
                listen,
                command,
                style,
                scheme,
                false,
                false,
                settings);
    }

    /** The meaning of an option by its name or, as getopt allows, by a beginning that fits options of one meaning. */
    @Nullable
    Meaning find(String name) {
        Meaning exact = options.get(name);
        if (exact != null || name.length() < 3 || flags.contains(name)) {
            return exact;
        }
        Meaning found = null;
        for (Map.Entry<String, Meaning> option : options.entrySet()) {
            if (abbreviates(name, option.getKey())) {
                // Of several, the one that names a destination is the safe reading.
                found = found == null || option.getValue().compareTo(found) < 0 ? option.getValue() : found;
            }
        }
        return found;
    }

    /** A whole word of a longer name, {@code --ssl} of {@code --ssl-cert}, is an option of its own in most programs. */
    private boolean abbreviates(String name, String option) {
        return option.startsWith(name) && (strict || option.charAt(name.length()) != '-');
    }

    /** Whether it is the beginning of an option without a value. */
    boolean abbreviates(String name) {
        for (String flag : flags) {
            if (name.length() > 3 && flag.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name is the beginning of options of several meanings. */
    boolean isAmbiguous(String name) {
        if (options.containsKey(name) || name.length() < 3 || flags.contains(name)) {
            return false;
        }
        Meaning first = null;
        for (Map.Entry<String, Meaning> option : options.entrySet()) {
            if (abbreviates(name, option.getKey())) {
                if (first != null && first != option.getValue()) {
                    return true;
                }
                first = option.getValue();
            }
        }
        return false;
    }

    /** Collects the lines of one table. */
    static final class Draft {
        private final List<Meaning> operands = new ArrayList<>();
        private final Map<String, Meaning> options = new HashMap<>();
        private final Map<String, Set<String>> sets = new HashMap<>();
        private Style style = Style.POSIX;
        private @Nullable String scheme;
        private boolean strict;
        private boolean local;
        private boolean settings;

        void line(List<String> words) {
            List<String> rest = words.subList(1, words.size());
            switch (words.get(0)) {
                case "operands" -> rest.forEach(word -> operands.add(meaning(word)));
                case "style" -> style = Style.valueOf(rest.get(0).toUpperCase(Locale.ROOT));
                case "scheme" -> scheme = rest.get(0);
                case "strict" -> strict = true;
                case "local" -> local = true;
                case "settings" -> settings = true;
                case "flags", "optional", "offline", "listen", "commandflag" ->
                    sets.computeIfAbsent(words.get(0), s -> new HashSet<>()).addAll(rest);
                default -> rest.forEach(option -> options.put(option, meaning(words.get(0))));
            }
        }

        /** The finished table; a subcommand also has the options of the command above it. */
        ProgramSpec finish(@Nullable ProgramSpec above) {
            Map<String, Meaning> all = new HashMap<>(above == null ? Map.of() : above.options());
            all.putAll(options);
            return new ProgramSpec(
                    operands.isEmpty() ? List.of(Meaning.MAYBE) : List.copyOf(operands),
                    Map.copyOf(all),
                    set("flags"),
                    set("optional"),
                    set("offline"),
                    set("listen"),
                    set("commandflag"),
                    style,
                    scheme,
                    strict,
                    local,
                    settings);
        }

        private Set<String> set(String name) {
            return Set.copyOf(sets.getOrDefault(name, Set.of()));
        }

        private static Meaning meaning(String word) {
            return Meaning.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
