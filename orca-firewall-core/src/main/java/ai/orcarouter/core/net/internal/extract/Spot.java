/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Role;
import ai.orcarouter.core.net.Destination.Via;

/**
 * Where a text was found, and how what it names is to be taken.
 *
 * @param pointer the argument
 * @param via the kind of text
 * @param role whether what it names will be connected to
 * @param decodes layers of encoding taken off so far
 * @param nesting grammars it is inside of
 */
record Spot(Pointer pointer, Via via, Role role, int decodes, int nesting) {
    static Spot dial(Pointer pointer, Via via) {
        return new Spot(pointer, via, Role.DIAL, 0, 0);
    }

    Spot as(Via other) {
        return via == other ? this : new Spot(pointer, other, role, decodes, nesting);
    }

    Spot mention() {
        return role == Role.MENTION ? this : new Spot(pointer, via, Role.MENTION, decodes, nesting);
    }

    Spot decoded() {
        return new Spot(pointer, via, role, decodes + 1, nesting);
    }

    Spot nested() {
        return new Spot(pointer, via, role, decodes, nesting + 1);
    }

    boolean dials() {
        return role == Role.DIAL;
    }
}
