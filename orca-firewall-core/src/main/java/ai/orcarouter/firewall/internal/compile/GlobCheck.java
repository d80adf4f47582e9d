/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Texts;

/** Remarks on globs in which a star does not do what it looks like (REFERENCE 2.5). Every text is a valid glob. */
final class GlobCheck {
    private GlobCheck() {}

    static void check(RuleContext context, String field, String glob) {
        context.requireWhole(field, glob);
        if (isAny(glob) || glob.indexOf('*') < 0) {
            return;
        }
        boolean before = glob.startsWith("*.");
        boolean after = glob.endsWith(".*");
        String core = glob.substring(before ? 2 : 0, Math.max(before ? 2 : 0, glob.length() - (after ? 2 : 0)));
        if (core.indexOf('*') >= 0 || core.isEmpty()) {
            String shown = Texts.quote(glob);
            context.warning(field, "in the glob " + shown + " each * is an ordinary character", hint(glob));
        }
    }

    static boolean isAny(String glob) {
        return glob.isEmpty() || glob.equals("*");
    }

    private static String hint(String glob) {
        String bare = glob.replace("*", "");
        boolean plain = !bare.isEmpty() && bare.charAt(0) != '.' && bare.charAt(bare.length() - 1) != '.';
        if (plain && glob.equals(bare + "*")) {
            return "write " + Texts.quote(bare + ".*") + " for everything below it";
        }
        if (plain && glob.equals("*" + bare)) {
            return "write " + Texts.quote("*." + bare) + " for everything that ends so";
        }
        return "a * has a meaning only as \"*\", \"name.*\", \"*.name\" and \"*.name.*\"";
    }
}
