package org.chuangdai.risk;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("预警级别，按各原因分值之和 · How severe a warning is, by the sum of its reasons' points.")
public enum WarningSeverity implements Labelled {
    LOW("低", 0),
    MEDIUM("中", 30),
    HIGH("高", 60);

    private final String label;
    final int pointsMin;

    WarningSeverity(String label, int pointsMin) {
        this.label = label;
        this.pointsMin = pointsMin;
    }

    @Override
    public String label() {
        return label;
    }

    static WarningSeverity of(int points) {
        return points >= HIGH.pointsMin ? HIGH : points >= MEDIUM.pointsMin ? MEDIUM : LOW;
    }
}
