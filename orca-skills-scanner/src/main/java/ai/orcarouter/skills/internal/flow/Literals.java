/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.core.text.LinearPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a string literal says about where a value comes from and where it goes. */
final class Literals {
    private static final LinearPattern CREDENTIALS = LinearPattern.compile(
            "\\.ssh\\b|\\bid_(?:rsa|dsa|ecdsa|ed25519)\\b|\\.aws(?:[/\\\\]credentials|$)|\\.netrc\\b|\\.pypirc\\b|\\.npmrc\\b"
                    + "|\\.git-credentials|\\.docker[/\\\\]config\\.json|\\.kube[/\\\\]config|\\.gnupg\\b|/etc/shadow"
                    + "|gcloud[/\\\\].*credentials|application_default_credentials|wallet\\.dat|\\bLogin Data\\b"
                    + "|logins\\.json|key4\\.db|login\\.keychain|Library/Keychains|\\.config/gh/hosts|\\.claude/\\.credentials"
                    + "|\\.(?:openclaw|clawdbot|moltbot)[/\\\\](?:\\.env|\\w+\\.json|\\S*auth-profiles)|/proc/self/environ"
                    + "|(?:bash|zsh)_history|\\.vault-token|\\.pgpass|\\.config[/\\\\]solana[/\\\\]id\\.json|cookies\\.sqlite");
    private static final LinearPattern CLIPBOARD =
            LinearPattern.compile("\\bpbpaste\\b|\\bxclip\\b.*-o\\b|\\bwl-paste\\b|Get-Clipboard");
    private static final LinearPattern SENDS =
            LinearPattern.compile("^\\W*(?:curl|wget|nc|ncat|scp|rsync|nslookup|dig)\\b");

    private Literals() {}

    /** The labels of a literal. */
    static List<Taint> of(String literal, Step step) {
        if (literal.length() < 4) {
            return List.of();
        }
        List<Taint> out = new ArrayList<>();
        if (CREDENTIALS.find(unquoted(literal))) {
            Taint.add(out, new Taint(Label.CRED_PATH, "", step));
        }
        if (CLIPBOARD.find(literal)) {
            Taint.add(out, new Taint(Label.CLIP, "", step));
        }
        String host = host(literal);
        if (!host.isEmpty()) {
            Taint.add(out, new Taint(Label.URL, host, step));
        }
        return out;
    }

    /** Whether a literal is a command, or a word of one, that sends what follows. */
    static boolean sends(String literal) {
        return SENDS.find(literal);
    }

    /** A literal without its prefix and quotes. */
    static String unquoted(String literal) {
        int from = 0;
        while (from < literal.length() && from < 5 && "rRbBfFuU'\"`".indexOf(literal.charAt(from)) >= 0) {
            from++;
        }
        int to = literal.length();
        while (to > from && "'\"`".indexOf(literal.charAt(to - 1)) >= 0) {
            to--;
        }
        return literal.substring(from, to);
    }

    /** The host of the first address in a text; empty when there is none. */
    static String host(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return "";
        }
        int end = scheme + 3;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
                break;
            }
            end++;
        }
        return text.substring(scheme + 3, end).toLowerCase(Locale.ROOT);
    }
}
