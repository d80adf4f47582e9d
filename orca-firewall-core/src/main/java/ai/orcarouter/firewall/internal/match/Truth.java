/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

/**
 * What a clause comes out as (SEMANTICS 1.2). Small integers, because they are kept in arrays on the hot path. The
 * order is the order in which results of several elements of one {@code [*]} win, strongest last.
 */
public final class Truth {
    /** The path leads nowhere or to a value of the wrong type. */
    public static final int UNRESOLVED = 1;
    /** It does not hold. */
    public static final int FALSE = 2;
    /** Different readers would read the value differently. */
    public static final int SUSPICIOUS = 3;
    /** A limit was reached. */
    public static final int ERROR = 4;
    /** It holds. */
    public static final int TRUE = 5;

    private Truth() {}

    static int of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    static int not(int truth) {
        return truth == TRUE ? FALSE : truth == FALSE ? TRUE : truth;
    }

    /** For traces. */
    public static String name(int truth) {
        return switch (truth) {
            case UNRESOLVED -> "unresolved";
            case FALSE -> "false";
            case SUSPICIOUS -> "suspicious";
            case ERROR -> "error";
            default -> "true";
        };
    }
}
