/** `Date` on the simulator's clock: without arguments it shows virtual time, otherwise it is the one of the language. */

export const createVirtualDate = (RealDate: DateConstructor, now: () => number): DateConstructor => {
  const virtual: DateConstructor = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === virtual ? target : newTarget) as Date,
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
  RealDate.prototype.constructor = virtual
  return virtual
}
