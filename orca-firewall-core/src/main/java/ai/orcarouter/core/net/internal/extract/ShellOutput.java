/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.List;

/** The output of the few commands whose output can be told without running them. */
final class ShellOutput {
    private ShellOutput() {}

    static ShellFeed of(String name, List<String> argv, ShellFeed in) {
        return switch (name) {
            case "echo" -> ShellFeed.of(echo(argv) + "\n");
            case "printf" -> printf(argv);
            case "cat", "tee" ->
                argv.size() == 1 || (argv.size() == 2 && argv.get(1).equals("-")) ? in : unknown(in);
            case "base64", "base32", "openssl" -> decoded(argv, in);
            case "xxd" -> {
                String text = in.textOrNull();
                yield text != null && (argv.contains("-r") || argv.contains("-rp")) && name.equals("xxd")
                        ? new ShellFeed(Encodings.hexText(text), in.network(), true, true)
                        : unknown(in);
            }
            case "rev" -> {
                String text = in.textOrNull();
                yield text == null ? unknown(in) : in.with(new StringBuilder(text.strip()).reverse() + "\n");
            }
            default -> unknown(in);
        };
    }

    private static ShellFeed unknown(ShellFeed in) {
        return new ShellFeed(null, in.network(), in.decoded(), true);
    }

    private static String echo(List<String> argv) {
        int first = 1;
        boolean escapes = false;
        while (first < argv.size() && isEchoFlag(argv.get(first))) {
            escapes |= argv.get(first).indexOf('e') > 0;
            first++;
        }
        String joined = String.join(" ", argv.subList(first, argv.size()));
        return escapes ? Encodings.ansiC(joined) : joined;
    }

    private static boolean isEchoFlag(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && Ascii.firstNotOf(word, "neE", 1) == word.length();
    }

    /** Literal formats, and {@code %s} for each argument. */
    private static ShellFeed printf(List<String> argv) {
        if (argv.size() < 2) {
            return ShellFeed.UNKNOWN;
        }
        String format = Encodings.ansiC(argv.get(1));
        StringBuilder out = new StringBuilder();
        int next = 2;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
            } else if (i + 1 < format.length() && (format.charAt(i + 1) == 's' || format.charAt(i + 1) == 'b')) {
                out.append(next < argv.size() ? argv.get(next) : "");
                next++;
                i++;
            } else if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
                out.append('%');
                i++;
            } else {
                return ShellFeed.UNKNOWN;
            }
        }
        return next < argv.size() && next > 2 ? ShellFeed.UNKNOWN : ShellFeed.of(out.toString());
    }

    private static ShellFeed decoded(List<String> argv, ShellFeed in) {
        boolean decodes =
                argv.contains("-d") || argv.contains("--decode") || argv.contains("-D") || argv.contains("-di");
        if (!decodes) {
            return unknown(in);
        }
        String text = in.textOrNull();
        boolean base64 = argv.get(0).endsWith("64") || argv.contains("base64") || argv.contains("-base64");
        String plain = text == null || !base64 ? null : Encodings.base64Text(text);
        return new ShellFeed(plain, in.network(), true, true);
    }
}
