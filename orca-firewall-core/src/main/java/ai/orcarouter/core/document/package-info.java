/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Authored documents: JSON or YAML text becomes a tree that knows the place of every value, and every fault of it is
 * reported at once, with line, column, JSON pointer and the nearest valid spelling. All modules read and write their
 * documents with it.
 *
 * <p>{@link ai.orcarouter.core.document.DocumentReader} reads a text to a {@link ai.orcarouter.core.document.Node};
 * {@link ai.orcarouter.core.document.Fields} takes the members of an object by name and type;
 * {@link ai.orcarouter.core.document.Findings} collects what is wrong; {@link ai.orcarouter.core.document.Locator}
 * finds the place of a pointer for findings that are made later; {@link ai.orcarouter.core.document.TreeWriter} writes.
 */
@NullMarked
package ai.orcarouter.core.document;

import org.jspecify.annotations.NullMarked;
