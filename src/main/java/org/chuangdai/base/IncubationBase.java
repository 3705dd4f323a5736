package org.chuangdai.base;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An incubation base (创业孵化基地). */
@Description("创业孵化基地 · Incubation base.")
public record IncubationBase(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("基地代码 · Code.") String code,
        @NonNull @Description("名称 · Name.") String name,
        @Description("级别 · Level at which it is recognised; none before its accreditation.") BaseLevel level,
        @Description("示范基地 · Whether it is a demonstration base.") boolean demonstration,
        @NonNull @Description("类型 · Kind.") BaseType type,
        @NonNull @Description("状态 · State.") BaseStatus status,
        @Description("运营机构 · Operator.") String operatorName,
        @Description("运营机构统一社会信用代码 · Credit code of the operator.") String operatorUscc,
        @Description("场地面积（平方米） · Area in square metres.") BigDecimal areaSquareMetres,
        @Description("工位数 · Workstations.") Integer workstations,
        @Description("认定日期 · Day of accreditation.") LocalDate accreditedOn,
        @Description("有效期至 · Last day on which the accreditation is valid.") LocalDate validUntil,
        @Description("投资主体 · Who invested.") Investor investor,
        @Description("运营模式 · How it is run.") OperationMode operationMode,
        @NonNull @Description("共同培育部门 · Departments that foster it together.") List<@NonNull Sponsor> sponsors) implements Node {

    /** The select list over {@code incubation_base b}, as of a day. */
    static Sql columns(LocalDate today) {
        return Sql.of("b.id, b.division, b.code, b.name, b.level, b.demonstration, b.type, ").add(BaseStatus.on(today)).add("""
                , b.operator_name, b.operator_uscc, b.area_square_metres, b.workstations, b.accredited_on, b.valid_until, b.investor, b.operation_mode, b.sponsors""");
    }

    IncubationBase(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.text(), cells.constant(BaseLevel.class), cells.flag(), cells.constant(BaseType.class),
                cells.constant(BaseStatus.class), cells.text(), cells.text(), cells.money(), cells.integer(), cells.date(), cells.date(),
                cells.constant(Investor.class), cells.constant(OperationMode.class), cells.constants(Sponsor.class));
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("IncubationBase", key);
    }
}
