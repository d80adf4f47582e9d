/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Extraction;

/** Why an extraction is opaque, as the stable words that decisions and events carry. */
final class Reasons {
    /** A bound of {@link Caps} was reached. */
    static final String LIMIT = "limit";
    /** The host holds a placeholder or an unset variable. */
    static final String TEMPLATE = "template";
    /** The host is put together or computed while the code or command runs. */
    static final String COMPUTED = "computed";
    /** Pieces of one destination lie in several arguments. */
    static final String ASSEMBLED = "assembled";
    /** A reference without host, and nothing says what it is relative to. */
    static final String RELATIVE = "relative";
    /** A program reads its destinations from a configuration file. */
    static final String CONFIG_FILE = "config_file";
    /** A program reads its destinations from a list in a file or from standard input. */
    static final String INPUT_FILE = "input_file";
    /** Code is loaded from a file or is a program of the project. */
    static final String LOCAL_PROGRAM = "local_program";
    /** A program that no table knows. */
    static final String UNKNOWN_PROGRAM = "unknown_program";
    /** An option that the program's table does not have. */
    static final String UNKNOWN_OPTION = "unknown_option";
    /** What runs was encoded. */
    static final String ENCODED = "encoded";
    /** A text that is run is not known. */
    static final String EVAL = "eval";
    /** More addresses than can be listed. */
    static final String ADDRESS_RANGE = "address_range";
    /** Text that should hold a destination and cannot be read. */
    static final String UNREADABLE = "unreadable";
    /** The peer is the user's own configuration. */
    static final String CONFIGURED_PEER = Extraction.CONFIGURED_PEER;

    private Reasons() {}
}
