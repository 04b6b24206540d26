package dev.holter.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holter.benchmarks.machine.MachineSpeed.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MachineSpeedTests {

    private static final double SLOPE = 2;

    private final Random random = new Random(1);

    @Test
    void findsHowTheFigureFollowsTheMachineWhateverTheGroupsDifferBy() {
        MachineSpeed speed = MachineSpeed.of(List.of(group(1000, 12), group(3000, 12)));

        assertThat(speed.slope()).isCloseTo(SLOPE, within(0.1));
        assertThat(speed.takenOut(Math.log(1.10), Math.log(1.04))).isCloseTo(Math.log(1.10 / 1.0816), within(0.01));
    }

    @Test
    void takesNothingOutWhereTooLittleIsKnown() {
        assertThat(MachineSpeed.of(List.of(group(1000, 4), group(3000, 4))).slope())
                .isZero();
        assertThat(MachineSpeed.of(List.of()).slope()).isZero();
    }

    @Test
    void takesNothingOutWhereTheMachineDidNotChange() {
        assertThat(MachineSpeed.of(List.of(Collections.nCopies(20, new Point(1000, 7))))
                        .slope())
                .isZero();
    }

    private List<Point> group(double level, int size) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double piece = 1 + 0.1 * random.nextDouble();
            points.add(new Point(level * Math.pow(piece, SLOPE) * (1 + 0.001 * random.nextGaussian()), piece));
        }
        return points;
    }
}
