/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;

/** Expands the words of a command as far as the script itself tells their values. */
final class ShellExpansion {
    private final ShellRunner runner;
    private final ShellVariables variables;

    ShellExpansion(ShellRunner runner, ShellVariables variables) {
        this.runner = runner;
        this.variables = variables;
    }

    /** Every field of every word. */
    List<String> fields(List<ShellWord> words) {
        List<String> fields = new ArrayList<>();
        for (ShellWord word : words) {
            fields(word, fields);
        }
        return fields;
    }

    /** The word as one text. */
    String text(ShellWord word) {
        StringBuilder out = new StringBuilder();
        for (ShellWord.Part part : word.parts()) {
            out.append(value(part));
        }
        return out.toString();
    }

    private void fields(ShellWord word, List<String> out) {
        List<ShellWord.Part> parts = word.parts();
        if (parts.size() == 1 && parts.get(0).kind() == ShellWord.Kind.TEXT) {
            ShellWord.Part only = parts.get(0);
            if (only.quoted() || only.text().indexOf('{') < 0) {
                out.add(only.text());
            } else {
                List<String> expanded = Globs.expand(only.text(), false);
                out.addAll(expanded == null ? List.of(only.text()) : expanded);
            }
            return;
        }
        StringBuilder field = new StringBuilder();
        boolean any = false;
        String separators = variables.separators();
        for (ShellWord.Part part : parts) {
            String value = value(part);
            if (part.kind() == ShellWord.Kind.TEXT || part.quoted()) {
                field.append(value);
                any = true;
                continue;
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (separators.indexOf(c) >= 0) {
                    if (any) {
                        out.add(field.toString());
                    }
                    field.setLength(0);
                    any = false;
                } else {
                    field.append(c);
                    any = true;
                }
            }
        }
        if (any) {
            out.add(field.toString());
        }
    }

    private String value(ShellWord.Part part) {
        String value = switch (part.kind()) {
            case TEXT -> part.text();
            case VARIABLE -> variables.value(part.text());
            case SUBSTITUTION -> runner.substitute(part.text());
            case PROCESS -> {
                runner.substitute(part.text());
                yield "/dev/fd/63";
            }
        };
        // Values grow by being put together, so what they may add up to is bounded like any derived text.
        return part.kind() == ShellWord.Kind.TEXT || runner.spend(value.length())
                ? value
                : String.valueOf(Places.UNKNOWN);
    }
}
