/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

/** How much an {@link Issue} matters. */
public enum Severity {
    /** The document is accepted; the author should look. */
    WARNING,
    /** The document is refused. */
    ERROR
}
