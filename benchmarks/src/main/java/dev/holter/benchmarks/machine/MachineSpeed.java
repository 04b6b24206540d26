package dev.holter.benchmarks.machine;

import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What the machine's speed does to a figure, and the figure without it: ln(figure) − slope × ln(piece), where a piece is the work of the
 * {@link MachineGauge}. The slope is the regression's, of figures that should not differ, so what is compared with each other has no part in it.
 * Known as regression adjustment, analysis of covariance, or CUPED (Deng, Xu, Kohavi, Walker, WSDM 2013).
 *
 * @param slope by how many per cent the figure grows where a piece takes one per cent more CPU; 0 where too little is known
 */
public record MachineSpeed(double slope) {

    /** With fewer figures beyond one for each group, the slope would be chance. */
    private static final int FEWEST = 10;

    /** One figure, and the CPU time of a piece at that time. */
    public record Point(double figure, double piece) {}

    /** @param groups of figures that differ by chance and by the machine's speed only; groups may differ as they like */
    public static MachineSpeed of(Collection<List<Point>> groups) {
        SimpleRegression regression = new SimpleRegression(false);
        int freedom = -1;
        for (List<Point> group : groups) {
            double figures = group.stream()
                    .mapToDouble(point -> Math.log(point.figure()))
                    .average()
                    .orElse(0);
            double pieces = group.stream()
                    .mapToDouble(point -> Math.log(point.piece()))
                    .average()
                    .orElse(0);
            group.forEach(
                    point -> regression.addData(Math.log(point.piece()) - pieces, Math.log(point.figure()) - figures));
            freedom += Math.max(0, group.size() - 1);
        }
        double slope = freedom < FEWEST ? 0 : regression.getSlope();
        return new MachineSpeed(Double.isFinite(slope) ? slope : 0);
    }

    /**
     * ln of a ratio without what the machine did to it.
     *
     * @param figures ln of the ratio of two figures
     * @param pieces ln of the ratio of the pieces' CPU times
     */
    public double takenOut(double figures, double pieces) {
        return figures - slope * pieces;
    }
}
