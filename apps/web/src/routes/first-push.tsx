import { FirstPushGuide } from '../features/start/components/first-push-guide';

/** What stands on the page of a person who has nothing yet, for themselves. */
export default function FirstPush({ userName }: { userName: string }) {
  return <FirstPushGuide origin={window.location.origin} userName={userName} hubIsEmpty={false} />;
}
