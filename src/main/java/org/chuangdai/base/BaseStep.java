package org.chuangdai.base;

import java.util.Set;
import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/**
 * What can happen to a base's standing, in which states, and where it leads: the one transition table. That an accreditation expires is
 * what the calendar makes of it, no step. Source: domain rules of accreditation and annual check.
 */
@Description("基地环节 · Step in the standing of a base.")
public enum BaseStep implements Labelled {
    ACCREDIT("认定", BaseStatus.ACCREDITED, BaseStatus.APPLIED, BaseStatus.EXPIRED),
    /** Recognised again at the level it has. */
    RENEW("复评续期", BaseStatus.ACCREDITED, BaseStatus.ACCREDITED),
    /** To a higher level, or to a demonstration base of the same. */
    UPGRADE("升级", BaseStatus.ACCREDITED, BaseStatus.ACCREDITED),
    DOWNGRADE("降级", null, BaseStatus.ACCREDITED, BaseStatus.RECTIFYING),
    PASS_INSPECTION("检查合格", null, BaseStatus.ACCREDITED, BaseStatus.RECTIFYING),
    FAIL_INSPECTION("检查要求整改", BaseStatus.RECTIFYING, BaseStatus.ACCREDITED, BaseStatus.RECTIFYING),
    /** Every item that inspections want put right is. */
    RECTIFY("整改完成", BaseStatus.ACCREDITED, BaseStatus.RECTIFYING),
    REVOKE("撤销认定", BaseStatus.REVOKED, BaseStatus.ACCREDITED, BaseStatus.RECTIFYING, BaseStatus.EXPIRED),
    CLOSE("关闭", BaseStatus.CLOSED, BaseStatus.APPLIED, BaseStatus.ACCREDITED, BaseStatus.RECTIFYING, BaseStatus.REVOKED, BaseStatus.EXPIRED);

    private final String label;
    private final BaseStatus to;
    private final Set<BaseStatus> from;

    BaseStep(String label, BaseStatus to, BaseStatus... from) {
        this.label = label;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public String label() {
        return label;
    }

    public boolean isAllowedFrom(BaseStatus status) {
        return from.contains(status);
    }

    /** Where the step leads from a state. */
    public BaseStatus leadsFrom(BaseStatus status) {
        return to == null ? status : to;
    }
}
