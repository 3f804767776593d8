/** Somebody's name: isolated, whatever its direction, and kept by page translators, which would turn أمل into Hope. */
export function Name({ children }: { children: string }) {
  return <bdi translate="no">{children}</bdi>;
}
