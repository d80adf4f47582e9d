/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

/** Where a value must not arrive, depending on what it is. */
public enum Sink {
    /** Something outside of the machine. */
    NET,
    /** An interpreter or a shell. */
    EXEC,
    /** A query. */
    SQL,
    /** The path of a file. */
    PATH,
    /** The address of a request. */
    ADDRESS,
    /** What a tool hands to the model. */
    PROMPT
}
