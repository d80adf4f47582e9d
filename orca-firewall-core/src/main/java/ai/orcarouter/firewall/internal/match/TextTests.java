/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.text.LinearPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tests on strings; any other value is unresolved. */
final class TextTests {
    private TextTests() {}

    private abstract static class TextTest extends ValueTest {
        TextTest(Cost cost) {
            super(cost);
        }

        abstract int testText(String text);

        @Override
        final int test(@Nullable Object value) {
            return value instanceof String text ? testText(text) : Truth.UNRESOLVED;
        }
    }

    static ValueTest contains(String operand) {
        return new TextTest(ValueTest.Cost.SCAN) {
            @Override
            int testText(String text) {
                return Truth.of(text.contains(operand));
            }
        };
    }

    static ValueTest startsWith(String operand) {
        return new TextTest(ValueTest.Cost.CHEAP) {
            @Override
            int testText(String text) {
                return Truth.of(text.startsWith(operand));
            }
        };
    }

    static ValueTest endsWith(String operand) {
        return new TextTest(ValueTest.Cost.CHEAP) {
            @Override
            int testText(String text) {
                return Truth.of(text.endsWith(operand));
            }
        };
    }

    static ValueTest cidr(CidrBlock block) {
        return new TextTest(ValueTest.Cost.SCAN) {
            @Override
            int testText(String text) {
                Optional<IpAddress> address = IpAddress.parse(text);
                return address.isPresent() ? Truth.of(block.contains(address.get())) : Truth.UNRESOLVED;
            }
        };
    }

    static ValueTest regex(LinearPattern pattern, int maxInput) {
        return new TextTest(ValueTest.Cost.HEAVY) {
            @Override
            int testText(String text) {
                return text.length() > maxInput ? Truth.ERROR : Truth.of(pattern.find(text));
            }

            @Override
            boolean canFail() {
                return true;
            }
        };
    }

    static ValueTest pathWithin(java.util.List<String> roots) {
        PathRoots compiled = new PathRoots(roots);
        return new TextTest(ValueTest.Cost.HEAVY) {
            @Override
            int testText(String text) {
                return compiled.test(text);
            }
        };
    }

    static ValueTest hostIn(HostSet hosts) {
        return new TextTest(ValueTest.Cost.HEAVY) {
            @Override
            int testText(String text) {
                return hosts.test(text);
            }
        };
    }
}
