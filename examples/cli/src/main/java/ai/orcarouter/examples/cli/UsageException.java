/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

/** The command cannot start: a file cannot be read or an option does not fit. The message is for the user. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
