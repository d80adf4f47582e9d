/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LinearModelTest {
    private static LinearModel model() {
        short[] weights = new short[FeatureReader.BUCKETS];
        weights[3] = 100;
        weights[4] = -7;
        return new LinearModel(weights, 0.01, -0.5, 0.25, 3, 0.1);
    }

    @Test
    void bytes_readBack_areTheSameModel() {
        byte[] bytes = model().toBytes();
        assertThat(LinearModel.of(bytes).toBytes()).isEqualTo(bytes);
    }

    @Test
    void bytesOfSomethingElse_areRefused() {
        byte[] bytes = model().toBytes();
        assertThatThrownBy(() -> LinearModel.of(Arrays.copyOf(bytes, 30))).isInstanceOf(IllegalStateException.class);
        bytes[0]++;
        assertThatThrownBy(() -> LinearModel.of(bytes)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void scoreAtTheOperatingPoint_isOneHalf() {
        assertThat(model().confidence(0.25)).isEqualTo(0.5);
        assertThat(model().confidence(1)).isGreaterThan(0.8);
        assertThat(model().confidence(Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void score_isBiasPlusDampedSum() {
        assertThat(model().score(1000, 400)).isEqualTo(-0.5 + 0.01 * 1000 / 20);
        assertThat(model().penalty(100)).isZero();
    }

    @Test
    void score_isNeverAboveTheMostThatItsSumCanGive() {
        LinearModel model = model();
        for (long sum = -5_000; sum <= 5_000; sum += 7) {
            for (int features = 0; features < 3_000; features += 11) {
                assertThat(model.score(sum, features)).isLessThanOrEqualTo(model.mostOf(sum));
            }
        }
    }
}
