package org.chuangdai.base;

import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("IncubationBaseOrder")
@Description("基地排序 · Order of a list of bases.")
public class IncubationBaseOrder {
    @NonNull
    public IncubationBaseOrderField field;
    @NonNull
    public OrderDirection direction;

    /** The asked order; by CODE when none is asked. */
    static Order of(IncubationBaseOrder asked) {
        IncubationBaseOrderField field = asked == null ? IncubationBaseOrderField.CODE : asked.field;
        OrderDirection direction = asked == null ? OrderDirection.ASC : asked.direction;
        return switch (field) {
            case CODE -> Order.byText(field.name(), "b.code", direction);
            case NAME -> Order.byText(field.name(), "b.name", direction);
            case ACCREDITED_ON -> Order.byDate(field.name(), "case when b.accredited_on is null then date '9999-12-31' else b.accredited_on end", direction);
        };
    }
}
