/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

/** A line of input that cannot be answered. The message says why, without the line number. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message);
    }
}
