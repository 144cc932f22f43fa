import { Component, h, type FunctionComponent } from "preact";

/** A component that is not drawn again while its props are the same: what must not cost time in every frame of a drag. */
export function memo<Props extends object>(Inner: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = Object.keys({ ...this.props, ...next }) as (keyof Props)[];
      return names.some((name) => this.props[name] !== next[name]);
    }

    override render() {
      return h(Inner, this.props as Props);
    }
  }
  return Memo as unknown as FunctionComponent<Props>;
}
