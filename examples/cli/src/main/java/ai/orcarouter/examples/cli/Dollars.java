/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.Locale;

/** Amounts of money for people. */
final class Dollars {
    private static final long CENTS = 100;

    private Dollars() {}

    /** Cents as dollars, such as {@code $12.34}. */
    static String text(long cents) {
        return String.format(Locale.ROOT, "$%d.%02d", cents / CENTS, cents % CENTS);
    }
}
