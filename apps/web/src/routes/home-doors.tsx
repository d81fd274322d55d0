import { useQuery } from '@tanstack/react-query';
import Doors from '../features/activity/components/doors';
import { moneyQuery } from '../features/money/api/money-facts';

export default function HomeDoors() {
  return <Doors isMoneyOn={useQuery(moneyQuery).data?.isOn ?? false} />;
}
